package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import java.util.List;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.RateLimiter;

/** All HTTP routes that need an account. */
public final class HttpApi {
    private final SignInRoutes signIn;
    private final AccountRoutes account;
    private final DeviceRoutes devices;
    private final SyncRoutes sync;

    public HttpApi(Identity identity, SyncStep sync, DigestStep digest, HistoryStep history, RateLimiter syncLimiter,
            ConnectedDevices connected, List<AddressRange> trustedProxies) {
        Callers callers = new Callers(identity.authenticator());
        ClientAddresses addresses = new ClientAddresses(trustedProxies);
        this.signIn = new SignInRoutes(identity.signIn(), callers, addresses);
        this.account = new AccountRoutes(identity.accounts(), callers, addresses);
        this.devices = new DeviceRoutes(identity.devices(), callers, connected);
        this.sync = new SyncRoutes(sync, digest, history, callers, identity.activity(), syncLimiter);
    }

    public void register(RoutesConfig routes) {
        ErrorAnswers.register(routes);
        signIn.register(routes);
        account.register(routes);
        devices.register(routes);
        sync.register(routes);
    }
}

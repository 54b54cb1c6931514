package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import java.util.List;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.RateLimiter;

/** All HTTP routes that need an account. */
public final class HttpApi {
    private final SignInRoutes signIn;
    private final AccountRoutes account;
    private final DeviceRoutes devices;
    private final SyncRoutes sync;
    private final OperationRoutes operations;

    public HttpApi(Identity identity, SyncSteps steps, RateLimiter syncLimiter, ConnectedDevices connected,
            List<AddressRange> trustedProxies) {
        Callers callers = new Callers(identity.authenticator(), syncLimiter);
        ClientAddresses addresses = new ClientAddresses(trustedProxies);
        this.signIn = new SignInRoutes(identity.signIn(), callers, addresses);
        this.account = new AccountRoutes(identity.accounts(), callers, addresses);
        this.devices = new DeviceRoutes(identity.devices(), callers, connected);
        this.sync = new SyncRoutes(steps.sync(), steps.digest(), steps.history(), callers, identity.activity());
        this.operations = new OperationRoutes(steps.operations(), steps.pull(), steps.snapshots(), callers, identity
                .activity());
    }

    public void register(RoutesConfig routes) {
        ErrorAnswers.register(routes);
        signIn.register(routes);
        account.register(routes);
        devices.register(routes);
        sync.register(routes);
        operations.register(routes);
    }
}

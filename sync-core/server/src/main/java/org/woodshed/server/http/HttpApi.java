package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import java.util.List;
import org.woodshed.server.auth.Identity;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.limits.RollOut;
import org.woodshed.server.limits.Versions;
import org.woodshed.server.metrics.ServerMetrics;

/** All HTTP routes that need an account. */
public final class HttpApi {
    private final SignInRoutes signIn;
    private final AccountRoutes account;
    private final DeviceRoutes devices;
    private final SyncRoutes sync;
    private final OperationRoutes operations;
    private final StateRoutes states;

    /** @param versions which ways of speaking to it the server offers */
    public HttpApi(Identity identity, SyncSteps steps, RateLimiter syncLimiter, ConnectedDevices connected,
            List<AddressRange> trustedProxies, Versions versions, ServerMetrics metrics) {
        Callers callers = new Callers(identity.authenticator(), syncLimiter);
        ClientAddresses addresses = new ClientAddresses(trustedProxies);
        this.signIn = new SignInRoutes(identity.signIn(), callers, addresses);
        this.account = new AccountRoutes(identity.accounts(), callers, addresses);
        this.devices = new DeviceRoutes(identity.devices(), callers, connected);
        this.sync = new SyncRoutes(steps, callers, new RollOut(versions.v2Percentage()), identity.activity());
        this.operations = new OperationRoutes(steps.operations(), steps.pull(), steps.snapshots(), callers, identity
                .activity());
        this.states = new StateRoutes(steps.states(), callers, identity.activity(), new V1Sunset(versions), metrics);
    }

    public void register(RoutesConfig routes) {
        ErrorAnswers.register(routes);
        signIn.register(routes);
        account.register(routes);
        devices.register(routes);
        sync.register(routes);
        operations.register(routes);
        states.register(routes);
    }
}

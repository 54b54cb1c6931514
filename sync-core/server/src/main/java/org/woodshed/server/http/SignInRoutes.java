package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.server.auth.SignIn;

/** Register, sign in, refresh, sign out. */
final class SignInRoutes {
    private final SignIn signIn;
    private final Callers callers;
    private final ClientAddresses addresses;

    SignInRoutes(SignIn signIn, Callers callers, ClientAddresses addresses) {
        this.signIn = signIn;
        this.callers = callers;
        this.addresses = addresses;
    }

    void register(RoutesConfig routes) {
        routes.post(Paths.REGISTER, context -> Answers.json(context, 201, signIn.register(Bodies.read(context,
                Credentials.class), addresses.of(context))));
        routes.post(Paths.LOGIN, context -> Answers.json(context, 200, signIn.login(Bodies.read(context,
                Credentials.class), addresses.of(context))));
        routes.post(Paths.REFRESH, context -> Answers.json(context, 200, signIn.refresh(Bodies.read(context,
                RefreshRequest.class).refreshToken())));
        routes.post(Paths.LOGOUT, context -> {
            signIn.logout(callers.of(context));
            context.status(204);
        });
    }
}

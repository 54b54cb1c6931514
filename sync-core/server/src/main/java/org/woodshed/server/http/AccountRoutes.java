package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import org.woodshed.protocol.AccountDeletion;
import org.woodshed.protocol.PasswordChange;
import org.woodshed.protocol.Paths;
import org.woodshed.server.auth.Accounts;
import org.woodshed.server.auth.Session;

/** A musician's own account: another password, or its end. */
final class AccountRoutes {
    private final Accounts accounts;
    private final Callers callers;
    private final ClientAddresses addresses;

    AccountRoutes(Accounts accounts, Callers callers, ClientAddresses addresses) {
        this.accounts = accounts;
        this.callers = callers;
        this.addresses = addresses;
    }

    void register(RoutesConfig routes) {
        routes.post(Paths.ACCOUNT_PASSWORD, context -> {
            Session session = callers.of(context);
            accounts.changePassword(session, Bodies.read(context, PasswordChange.class), addresses.of(context));
            context.status(204);
        });
        routes.delete(Paths.ACCOUNT, context -> {
            Session session = callers.of(context);
            accounts.delete(session, Bodies.read(context, AccountDeletion.class).password(), addresses.of(context));
            context.status(204);
        });
    }
}

package org.woodshed.server.auth;

import java.util.function.Predicate;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.Account;

/**
 * A way of proving whose account somebody may sign in to. Passwords are one; another, such as OpenID Connect, goes beside
 * it and changes nothing about devices and their tokens. Thread-safe.
 *
 * @param <P> what is shown as a proof
 */
interface IdentityProvider<P> {
    /**
     * Whose account it is.
     *
     * @param address where the request comes from, to count by
     * @throws org.woodshed.server.errors.ApiException {@code unauthenticated}, alike for a proof that is none and an account
     *                                                 that is not there; {@code rate_limited}
     */
    Proof prove(P shown, String address);

    /**
     * What was proved.
     *
     * @param holds tells whether the proof is still good for the account, which is locked by then
     */
    record Proof(UserId userId, Predicate<Account> holds) {}
}

package org.woodshed.client.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why there was no valid answer. None of these says anything about a change, except {@link BadRequest}. */
public sealed interface TransportFailure {
    /** For a person, in English: what happened. */
    String message();

    /** A short name of what happened, to quote and to put it into other languages. */
    default String code() {
        return switch (this) {
            case Unreachable _ -> "unreachable";
            case NotOurServer _ -> "not_our_server";
            case Unauthenticated _ -> "unauthenticated";
            case GenerationMismatch _ -> "generation_mismatch";
            case TooLarge _ -> "too_large";
            case BadRequest _ -> "bad_request";
            case UpdateNeeded _ -> "update_needed";
            case NotReady _ -> "not_ready";
            case Later _ -> "later";
            case Differs _ -> "differs";
            case StoreTrouble _ -> "store_trouble";
            case KeyringLocked _ -> "keyring_locked";
            case NotEncrypted _ -> "not_encrypted";
            case UntrustedCertificate _ -> "untrusted_certificate";
            case OtherCertificate _ -> "other_certificate";
        };
    }

    /** No connection, a time-out, a cut-off body. */
    record Unreachable(String message) implements TransportFailure {}

    /** Something answered that is no Woodshed server: a portal's page, a proxy's error. */
    record NotOurServer(String message) implements TransportFailure {}

    /** The access token is not, or no longer, good. */
    record Unauthenticated(String message) implements TransportFailure {}

    /** The server's dataset is not the one this is a copy of. */
    record GenerationMismatch(@Nullable String generation, String message) implements TransportFailure {}

    /** Too much at once. */
    record TooLarge(String message) implements TransportFailure {}

    /** The server can't read the request. */
    record BadRequest(String message) implements TransportFailure {}

    /** This app is too old for the server. */
    record UpdateNeeded(String message) implements TransportFailure {}

    /** The server does not offer this account to sync yet. */
    record NotReady(String message) implements TransportFailure {}

    /** Everything was exchanged, and yet laptop and server do not hold the same. */
    record Differs(String message) implements TransportFailure {}

    /** The laptop's own disk did not take what came. */
    record StoreTrouble(String message) implements TransportFailure {}

    /** The laptop's keyring does not give out what the sign-in is sealed with. */
    record KeyringLocked(String message) implements TransportFailure {}

    /** It would go over the network readable, and nobody agreed to that; nothing was sent. */
    record NotEncrypted(String message) implements TransportFailure {}

    /** Nobody trusted has signed the certificate with this fingerprint; nothing was sent. */
    record UntrustedCertificate(String fingerprint, String message) implements TransportFailure {}

    /** The certificate, with this fingerprint, is not the one that a person said yes to; nothing was sent. */
    record OtherCertificate(String fingerprint, String message) implements TransportFailure {}

    /** The server asks to come back later. */
    record Later(Duration retryAfter, String message) implements TransportFailure {}
}

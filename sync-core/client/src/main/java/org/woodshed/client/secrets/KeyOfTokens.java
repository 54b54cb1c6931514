package org.woodshed.client.secrets;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The key of a data folder, as the keyring has it; asked for once. A person who was asked and did not answer is left in peace
 * until {@link #askAgain()}. Not thread-safe.
 */
final class KeyOfTokens {
    private record Known(String name, SecretKey key) {}

    private final Keyring keyring;
    private @Nullable Known known;
    private @Nullable KeyringException unanswered;

    KeyOfTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    void askAgain() {
        unanswered = null;
    }

    /** The key of that name; it must be there. */
    SecretKey find(String name) throws KeyringException {
        return get(name, false);
    }

    /** The key of that name, made if it is not there; afterwards the keyring has it for certain. */
    SecretKey findOrMake(String name) throws KeyringException {
        return get(name, true);
    }

    private SecretKey get(String name, boolean make) throws KeyringException {
        if (known != null && known.name.equals(name)) {
            return known.key;
        }
        if (unanswered != null) {
            throw unanswered;
        }
        try {
            SecretKey key = ask(name, make);
            known = new Known(name, key);
            return key;
        } catch (KeyringException refused) {
            boolean bothered = refused.kind() == KeyringException.Kind.NO_ANSWER || refused
                    .kind() == KeyringException.Kind.MISSING;
            unanswered = bothered ? refused : null;
            throw refused;
        }
    }

    private SecretKey ask(String name, boolean make) throws KeyringException {
        Optional<SecretKey> kept = keyring.find(name).map(Seal::readKey);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!make) {
            throw new KeyringException(KeyringException.Kind.MISSING,
                    "the keyring does not hold the key, or is locked");
        }
        String fresh = Seal.newKey();
        keyring.keep(name, fresh);
        // There are tools that report success and keep something else, or nothing.
        return keyring.find(name).filter(fresh::equals).map(Seal::readKey).orElseThrow(() -> new KeyringException(
                KeyringException.Kind.REFUSED, "the keyring did not keep the key"));
    }

    /** Takes the key out of the keyring, if it was used; nothing is sealed with it any more. */
    void forget() throws KeyringException {
        Known used = known;
        known = null;
        if (used != null) {
            keyring.forget(used.name);
        }
    }
}

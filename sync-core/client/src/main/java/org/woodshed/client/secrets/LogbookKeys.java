package org.woodshed.client.secrets;

import java.util.UUID;
import javax.crypto.SecretKey;
import org.woodshed.store.FileKey;

/**
 * The keys that logbooks are encrypted with, as the keyring has them. Each has a name of its own, so that none ever takes the
 * place of another: a copy that lies elsewhere may still need it. For the same reason none is ever removed. Thread-safe, as far
 * as the keyring is.
 */
public final class LogbookKeys {
    private static final String NAME = "woodshed-logbook-";

    private final Keyring keyring;

    public LogbookKeys(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Whether there is a keyring to ask at all. */
    public boolean canBeKept() {
        return keyring.exists();
    }

    /**
     * The key of that name.
     *
     * @throws KeyringException if the keyring does not give it out
     */
    public FileKey find(String name) throws KeyringException {
        return keyring.find(name).map(Seal::readKey).map(key -> new FileKey(name, key.getEncoded())).orElseThrow(
                () -> new KeyringException(KeyringException.Kind.MISSING,
                        "the keyring does not hold the key, or is locked"));
    }

    /**
     * A new key, which the keyring has for certain.
     *
     * @throws KeyringException if it did not keep it
     */
    public FileKey make() throws KeyringException {
        String name = NAME + UUID.randomUUID();
        String fresh = Seal.newKey();
        keyring.keep(name, fresh);
        FileKey kept = find(name);
        SecretKey made = Seal.readKey(fresh);
        // There are tools that report success and keep something else, or nothing.
        if (made == null || !kept.isSame(new FileKey(name, made.getEncoded()))) {
            throw new KeyringException(KeyringException.Kind.REFUSED, "the keyring did not keep the key");
        }
        return kept;
    }
}

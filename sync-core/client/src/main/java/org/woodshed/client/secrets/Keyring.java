package org.woodshed.client.secrets;

import java.util.Optional;

/**
 * Where the operating system keeps a person's secrets, by name. Asking may take as long as a person needs to unlock it. No
 * secret is ever an argument of a program or a line of a log. Thread-safe.
 */
public interface Keyring {
    /** A machine without one. */
    Keyring NONE = new Keyring() {
        @Override
        public boolean exists() {
            return false;
        }

        @Override
        public Optional<String> find(String name) throws KeyringException {
            throw absent();
        }

        @Override
        public void keep(String name, String secret) throws KeyringException {
            throw absent();
        }

        @Override
        public void forget(String name) throws KeyringException {
            throw absent();
        }

        private KeyringException absent() {
            return new KeyringException(KeyringException.Kind.ABSENT, "this machine has no keyring");
        }
    };

    /** Whether there is one at all, so that asking makes sense. */
    default boolean exists() {
        return true;
    }

    /** The secret of that name; empty if there is none, or, with some systems, if nobody unlocked it. */
    Optional<String> find(String name) throws KeyringException;

    /** Keeps a secret of ASCII letters, digits and {@code +/=_-} under a name, in place of what was there. */
    void keep(String name, String secret) throws KeyringException;

    /** Forgets a secret; one that is not there is forgotten already. */
    void forget(String name) throws KeyringException;
}

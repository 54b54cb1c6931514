package org.woodshed.client.secrets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;

/**
 * Where this laptop's tokens live: in a file sealed with a key that the keyring has, or, where the keyring can't be used, in
 * the same file unsealed, which only its owner may read. The tokens change every few minutes and must never be lost, so their place
 * is a file that is fsynced; the key never changes. Whatever asks the keyring may take as long as a person needs. Thread-safe.
 */
public final class TokenSafe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSafe.class);

    /** What asking for the tokens came to. */
    public sealed interface Opened {
        record Held(Tokens tokens) implements Opened {}

        /** Nobody is signed in. */
        record Nothing() implements Opened {}

        /** They are there, but the keyring does not give the key out. */
        record Locked() implements Opened {}
    }

    private final TokenFile file;
    private final Keyring keyring;
    private final KeyOfTokens key;
    private final String keyName;
    /** Held while the keyring is asked. */
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicBoolean again = new AtomicBoolean();
    private boolean closed;
    private volatile TokenPlace place;

    public TokenSafe(Path folder, Keyring keyring) {
        this.file = new TokenFile(folder);
        this.keyring = keyring;
        this.key = new KeyOfTokens(keyring);
        // The same for the same folder, so that a start that was cut off leaves no key behind.
        this.keyName = "woodshed-" + UUID.nameUUIDFromBytes(folder.toAbsolutePath().normalize().toString().getBytes(
                StandardCharsets.UTF_8));
        this.place = placeOf(file.content());
    }

    private static TokenPlace placeOf(TokenFile.Content content) {
        return switch (content) {
            case TokenFile.Content.Plain _ -> TokenPlace.FILE;
            case TokenFile.Content.Sealed _ -> TokenPlace.KEYRING;
            case TokenFile.Content.Nothing _ -> TokenPlace.NONE;
        };
    }

    /** What protects the tokens now. Asks nobody. */
    public TokenPlace place() {
        return place;
    }

    /** Whether tokens lie unsealed although there may be a keyring for them. */
    public boolean isSealable() {
        return place == TokenPlace.FILE && keyring.exists();
    }

    public Opened open() {
        return switch (file.content()) {
            case TokenFile.Content.Nothing _ -> new Opened.Nothing();
            case TokenFile.Content.Plain plain -> new Opened.Held(plain.tokens());
            case TokenFile.Content.Sealed sealed -> open(sealed.seal());
        };
    }

    private Opened open(Seal seal) {
        asking.lock();
        try {
            Optional<byte[]> content = seal.open(key(seal.key(), false));
            return content.isPresent() ? new Opened.Held(Json.read(content.get(), Tokens.class)) : new Opened.Locked();
        } catch (KeyringException refused) {
            LOG.warn("The sign-in can't be read: {}", refused.getMessage());
            return new Opened.Locked();
        } catch (JsonException notOurs) {
            return new Opened.Locked();
        } finally {
            asking.unlock();
        }
    }

    /** Has the next call ask the keyring again, although nobody answered before. Returns at once. */
    public void askAgain() {
        again.set(true);
    }

    private SecretKey key(String name, boolean make) throws KeyringException {
        if (again.getAndSet(false)) {
            key.askAgain();
        }
        return make ? key.findOrMake(name) : key.find(name);
    }

    /** Seals tokens that lie unsealed, if the keyring can be used. At every moment they can be read the one or the other way. */
    public void seal() {
        asking.lock();
        try {
            SecretKey secret = key(keyName, true);
            synchronized (this) {
                // Another process may own the folder by now, with newer tokens.
                if (!closed && file.content() instanceof TokenFile.Content.Plain plain) {
                    file.write(Seal.of(Json.writeBytes(plain.tokens()), secret, keyName));
                    place = TokenPlace.KEYRING;
                }
            }
        } catch (KeyringException refused) {
            LOG.info("The sign-in stays in its file: {}", refused.getMessage());
        } finally {
            asking.unlock();
        }
    }

    /** Returns once the tokens would survive a power cut; throws if they can't be written. */
    public void write(Tokens tokens) {
        asking.lock();
        try {
            String name = file.content() instanceof TokenFile.Content.Sealed sealed ? sealed.seal().key() : keyName;
            Seal seal = Seal.of(Json.writeBytes(tokens), key(name, true), name);
            put(() -> file.write(seal), TokenPlace.KEYRING);
        } catch (KeyringException refused) {
            if (refused.kind() != KeyringException.Kind.ABSENT) {
                LOG.info("The sign-in goes into its file: {}", refused.getMessage());
            }
            put(() -> file.write(tokens), TokenPlace.FILE);
        } finally {
            asking.unlock();
        }
    }

    /** Forgets the tokens; throws if they can't be taken away. */
    public void delete() {
        asking.lock();
        try {
            put(file::delete, TokenPlace.NONE);
            key.forget();
        } catch (KeyringException refused) {
            LOG.info("A key that opens nothing any more stays in the keyring: {}", refused.getMessage());
        } finally {
            asking.unlock();
        }
    }

    private synchronized void put(Runnable change, TokenPlace next) {
        change.run();
        place = next;
    }

    /** Nothing is sealed any more: the folder may get another owner. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}

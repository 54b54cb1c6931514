package org.woodshed.server.storage;

import java.time.Instant;
import org.woodshed.model.UserId;

/**
 * One musician's account.
 *
 * @param email        normalised; names the account at sign-in
 * @param passwordHash Argon2id, with its parameters and salt
 * @param generation   names the dataset; another one means the server was restored or reset
 */
public record Account(UserId userId, String email, String passwordHash, Instant createdAt, String generation) {
    @Override
    public String toString() {
        return "Account[" + userId + "]";
    }
}

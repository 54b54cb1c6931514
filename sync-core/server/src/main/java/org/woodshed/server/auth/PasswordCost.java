package org.woodshed.server.auth;

/**
 * What Argon2id costs, and so what guessing costs. A hash carries its own: those that are stored stay good when this changes.
 *
 * @param memoryKib  in KiB
 * @param iterations how often that memory is gone through
 */
public record PasswordCost(int memoryKib, int iterations) {
    public static final PasswordCost DEFAULT = new PasswordCost(19 * 1024, 2);
}

package org.woodshed.server.changes;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the random text of each seq. A restored log that gives out a seq again gives it another text. Thread-safe. */
public final class SeqChecks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SeqChecks() {}

    public static String next() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong());
    }
}

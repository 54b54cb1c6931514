package org.woodshed.client;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * How to open a data folder.
 *
 * @param folder made if it is not there
 * @param clock  the time of new entries and of waiting
 * @param random for new ids, and for spreading retries; must be unpredictable outside simulation
 * @param ports  what its parts run on and talk through
 */
public record WoodshedConfig(Path folder, Clock clock, Random random, Ports ports) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With the usual patience of 30 seconds. */
    public WoodshedConfig(Path folder, Clock clock, Random random) {
        this(folder, clock, random, PATIENCE);
    }

    /** On this machine, waiting this long for the server to answer one call. */
    public WoodshedConfig(Path folder, Clock clock, Random random, Duration patience) {
        this(folder, clock, random, Ports.ofThisMachine(patience));
    }

    /**
     * As a person runs it: with their keyring.
     *
     * @param environment the person's variables
     */
    public static WoodshedConfig ofPerson(Path folder, Clock clock, Random random, Map<String, String> environment) {
        return new WoodshedConfig(folder, clock, random, Ports.ofPerson(PATIENCE, environment));
    }
}

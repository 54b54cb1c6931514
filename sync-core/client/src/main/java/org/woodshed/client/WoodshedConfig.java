package org.woodshed.client;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/**
 * How to open a data folder.
 *
 * @param folder made if it is not there
 * @param clock  the time of new entries and of waiting
 * @param random for new ids, and for spreading retries; must be unpredictable outside simulation
 */
public record WoodshedConfig(Path folder, Clock clock, Random random) {}

package org.woodshed.client.timer;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which nobody can say whether there was practice: the laptop slept, or Woodshed was not there. Not counted until
 * somebody says so.
 *
 * @param from    the last moment known to be practice
 * @param to      when the timer was seen again
 * @param counted what had been counted until {@code from}
 */
public record Gap(Instant from, Instant to, Duration counted) {
    public Duration length() {
        return Duration.between(from, to);
    }
}

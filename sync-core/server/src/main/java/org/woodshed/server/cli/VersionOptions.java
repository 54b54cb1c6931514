package org.woodshed.server.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.limits.Versions;
import picocli.CommandLine.Option;

/** Which ways of speaking to it the server offers. */
final class VersionOptions {
    @Option(names = "--v1", defaultValue = "${env:WOODSHED_V1:-on}", paramLabel = "on|off",
            converter = Toggle.Reader.class,
            description = "Whether version 1 of the protocol is answered (default: on).")
    private Toggle v1 = Toggle.ON;

    @Option(names = "--v1-sunset", defaultValue = "${env:WOODSHED_V1_SUNSET}", paramLabel = "DATE",
            description = "Tells callers of version 1 the day on which it will end, like 2027-06-30. It ends with --v1 off.")
    private @Nullable LocalDate v1Sunset;

    @Option(names = "--legacy-time-cursor", defaultValue = "${env:WOODSHED_LEGACY_TIME_CURSOR:-on}",
            paramLabel = "on|off", converter = Toggle.Reader.class,
            description = "Whether programs may ask for everything since a time, instead of a token (default: on).")
    private Toggle timeCursors = Toggle.ON;

    @Option(names = "--v2-rollout-percent", defaultValue = "${env:WOODSHED_V2_ROLLOUT_PERCENT:-100}",
            paramLabel = "N", description = "How many of a hundred accounts may use version 2 (default: 100).")
    private int v2Percentage = Versions.ALL.v2Percentage();

    /** @throws IllegalArgumentException if the percentage is none */
    Versions versions() {
        return new Versions(v1.isOn(), v1Sunset, timeCursors.isOn(), v2Percentage);
    }
}

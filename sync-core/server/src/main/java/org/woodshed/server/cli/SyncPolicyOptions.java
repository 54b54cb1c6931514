package org.woodshed.server.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.limits.SyncPolicy;
import picocli.CommandLine.Option;

/** The options about versions of the protocol. */
final class SyncPolicyOptions {
    @Option(names = "--v2-rollout-percent", defaultValue = "${env:WOODSHED_V2_ROLLOUT_PERCENT:-100}", paramLabel = "N",
            description = "Share of the users who may use version 2 of the protocol (default: 100).")
    private int v2Percent = SyncPolicy.DEFAULT.v2Percent();

    @Option(names = "--v1", defaultValue = "${env:WOODSHED_V1:-on}", paramLabel = "on|off",
            converter = Switch.Word.class,
            description = "Version 1 of the protocol (default: on).")
    private Switch v1 = Switch.ON;

    @Option(names = "--v1-sunset", defaultValue = "${env:WOODSHED_V1_SUNSET}", paramLabel = "DATE",
            description = "Day on which version 1 will end, told to its clients in every answer.")
    private @Nullable LocalDate v1Sunset;

    @Option(names = "--legacy-time-cursor", defaultValue = "${env:WOODSHED_LEGACY_TIME_CURSOR:-on}",
            paramLabel = "on|off", converter = Switch.Word.class,
            description = "Whether version 1 takes times in place of tokens (default: on).")
    private Switch legacyTimeCursor = Switch.ON;

    @Option(names = "--compaction-margin", defaultValue = "${env:WOODSHED_COMPACTION_MARGIN:-1000}", paramLabel = "N",
            description = "How far below the slowest device list operations are kept (default: 1000).")
    private long compactionMargin = SyncPolicy.DEFAULT.compactionMargin();

    /** @throws IllegalArgumentException if a number is out of range */
    SyncPolicy policy() {
        return new SyncPolicy(v2Percent, v1.isOn(), v1Sunset, legacyTimeCursor.isOn(), compactionMargin);
    }
}

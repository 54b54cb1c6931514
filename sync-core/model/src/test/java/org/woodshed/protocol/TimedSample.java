package org.woodshed.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;

/** A small wire record: one instant, one id. */
record TimedSample(Instant at, @Nullable DeviceId device) {}

package org.woodshed.server.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time such as 90s, 15m, 2h or PT15M. */
final class TimeSpan implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(upper.startsWith("PT") ? upper : "PT" + upper);
        } catch (DateTimeParseException unreadable) {
            throw new TypeConversionException("must be a time like 90s, 15m or 2h, not '" + text + "'");
        }
    }
}

package org.woodshed.server.cli;

import org.woodshed.server.limits.RateLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a rate limit such as 20/s:100. */
final class Rate implements ITypeConverter<RateLimit> {
    @Override
    public RateLimit convert(String text) {
        try {
            return RateLimit.parse(text);
        } catch (RuntimeException unreadable) {
            throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
        }
    }
}

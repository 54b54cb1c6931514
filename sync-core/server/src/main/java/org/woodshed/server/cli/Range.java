package org.woodshed.server.cli;

import org.woodshed.server.limits.AddressRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a range of addresses such as 10.0.0.0/8. */
final class Range implements ITypeConverter<AddressRange> {
    @Override
    public AddressRange convert(String text) {
        try {
            return AddressRange.parse(text);
        } catch (RuntimeException unreadable) {
            throw new TypeConversionException(String.valueOf(unreadable.getMessage()));
        }
    }
}

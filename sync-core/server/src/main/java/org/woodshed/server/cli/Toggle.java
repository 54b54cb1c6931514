package org.woodshed.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Something that is on or off. No boolean: picocli has ways of its own with those, in which on and off have no place. */
enum Toggle {
    ON, OFF;

    boolean isOn() {
        return this == ON;
    }

    /** Reads on or off. */
    static final class Reader implements ITypeConverter<Toggle> {
        @Override
        public Toggle convert(String text) {
            return switch (text) {
                case "on" -> ON;
                case "off" -> OFF;
                default -> throw new TypeConversionException("must be on or off, not '" + text + "'");
            };
        }
    }
}

package org.woodshed.server.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Something that is on or off, by just these words. */
enum Switch {
    ON, OFF;

    boolean isOn() {
        return this == ON;
    }

    /** Reads the words. */
    static final class Word implements ITypeConverter<Switch> {
        @Override
        public Switch convert(String text) {
            return switch (text) {
                case "on" -> ON;
                case "off" -> OFF;
                default -> throw new TypeConversionException("must be on or off, not '" + text + "'");
            };
        }
    }
}

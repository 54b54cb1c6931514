package org.woodshed.server.cli;

import org.woodshed.server.auth.Registration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads who may register. */
final class RegistrationName implements ITypeConverter<Registration> {
    @Override
    public Registration convert(String text) {
        return switch (text) {
            case "open" -> Registration.OPEN;
            case "first-user" -> Registration.FIRST_USER;
            case "closed" -> Registration.CLOSED;
            default -> throw new TypeConversionException("must be open, first-user or closed, not '" + text + "'");
        };
    }
}

package org.woodshed.protocol;

/** Body of a change of password. Its text shows neither. */
public record PasswordChange(String oldPassword, String newPassword) {
    /** @throws IllegalArgumentException if a part is missing */
    public PasswordChange {
        Required.present("oldPassword", oldPassword);
        Required.present("newPassword", newPassword);
    }

    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}

package org.woodshed.protocol;

/** Body of the deletion of an account: its password once more. Its text does not show it. */
public record AccountDeletion(String password) {
    /** @throws IllegalArgumentException if the password is missing */
    public AccountDeletion {
        Required.present("password", password);
    }

    @Override
    public String toString() {
        return "AccountDeletion[]";
    }
}

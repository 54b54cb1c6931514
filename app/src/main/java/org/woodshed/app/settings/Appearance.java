package org.woodshed.app.settings;

/** Light or dark, or whatever the system says. */
public enum Appearance {
    SYSTEM("appearance.system"), LIGHT("appearance.light"), DARK("appearance.dark");

    private final String key;

    Appearance(String key) {
        this.key = key;
    }

    /** The name of its words in the bundle. */
    String key() {
        return key;
    }
}

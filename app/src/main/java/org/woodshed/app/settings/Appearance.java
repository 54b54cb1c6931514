package org.woodshed.app.settings;

/** Light or dark, or whatever the system says. */
public enum Appearance {
    SYSTEM, LIGHT, DARK
}

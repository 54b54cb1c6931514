package org.woodshed.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the application, from the bundle {@code messages} in the person's language. Thread-safe. */
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.woodshed.app.messages");

    private Messages() {}

    /**
     * The text of a key, with its arguments filled in.
     *
     * @throws java.util.MissingResourceException if the bundle lacks the key
     */
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }

    /** The text of a name out of an open set: a newer app may have stored one this version has no words for. */
    public static String name(String prefix, String name) {
        String key = prefix + "." + name;
        return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : name;
    }
}

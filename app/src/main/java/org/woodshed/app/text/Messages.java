package org.woodshed.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The words of the application. English until {@link #speak} says otherwise: whatever reads what a command prints does not
 * depend on the language of the machine. Thread-safe.
 */
public final class Messages {
    private static final String BUNDLE = "org.woodshed.app.messages";
    private static volatile Speech speech = new Speech(bundle(Locale.ROOT), null);

    /** Words, and the locale of the numbers in them; null for the machine's. */
    private record Speech(ResourceBundle words, @Nullable Locale locale) {}

    private Messages() {}

    /** Speaks the language of a locale from now on, as far as there are words in it; the rest is English. The root locale is English with the machine's dates. */
    public static void speak(Locale locale) {
        speech = new Speech(bundle(locale), locale.equals(Locale.ROOT) ? null : locale);
    }

    /** Whose dates and numbers stand in the words. */
    public static Locale locale() {
        Locale chosen = speech.locale;
        return chosen == null ? Locale.getDefault(Locale.Category.FORMAT) : chosen;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The text of a key, with its arguments filled in.
     *
     * @throws java.util.MissingResourceException if the bundle lacks the key
     */
    public static String text(String key, Object... arguments) {
        String pattern = speech.words.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(arguments);
    }

    /** The text of a name out of an open set: a newer app may have stored one this version has no words for. */
    public static String name(String prefix, String name) {
        String key = prefix + "." + name;
        ResourceBundle words = speech.words;
        return words.containsKey(key) ? words.getString(key) : name;
    }
}

package org.woodshed.app.settings;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the window, each by the name its speakers give it. */
public enum Language {
    /** Whatever the system speaks, if Woodshed speaks it too; English otherwise. */
    SYSTEM(null, ""), ENGLISH("en", "English"), GERMAN("de", "Deutsch"), SPANISH("es", "Español"), FRENCH("fr",
            "Français"),
    CHINESE("zh", "简体中文");

    private final @Nullable String code;
    private final String ownName;

    Language(@Nullable String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /** What its speakers call it; empty for {@link #SYSTEM}. */
    public String ownName() {
        return ownName;
    }

    /**
     * The language with the region of the system: dates, numbers and the first day of the week are those of the region, as
     * far as the language has them.
     */
    public Locale locale(Locale system) {
        String wanted = code == null ? spoken(system.getLanguage()) : code;
        if (wanted.equals("zh")) {
            return new Locale.Builder().setLanguage("zh").setScript("Hans").setRegion(system.getLanguage().equals("zh")
                    ? region(system)
                    : "CN").build();
        }
        return wanted.equals(system.getLanguage()) ? system
                : new Locale.Builder().setLanguage(wanted).setRegion(
                        region(system)).build();
    }

    private static String spoken(String language) {
        return Arrays.stream(values()).map(known -> known.code).filter(language::equals).findFirst().orElse("en");
    }

    /** Regions that are numbers or letters of an odd shape don't go into a locale. */
    private static String region(Locale system) {
        return system.getCountry().matches("[A-Z]{2}") ? system.getCountry() : "";
    }
}

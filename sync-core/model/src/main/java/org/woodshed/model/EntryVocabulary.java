package org.woodshed.model;

import java.util.List;

/** The names this version knows for the fields of entries that hold one of a few. Others are a newer app's, and kept. */
public final class EntryVocabulary {
    public static final String DEFAULT_TYPE = "practice";
    public static final String SOURCE_MANUAL = "manual";
    public static final String SOURCE_TIMER = "timer";
    public static final String SOURCE_IMPORT = "import";
    public static final List<String> TYPES = List.of(DEFAULT_TYPE, "lesson", "rehearsal", "performance", "technique",
            "other");
    public static final List<String> MOODS = List.of("frustrated", "neutral", "satisfied", "excited");
    public static final List<String> SOURCES = List.of(SOURCE_MANUAL, SOURCE_TIMER, SOURCE_IMPORT);
    public static final List<String> INSTRUMENTS = List.of("accordion", "bassoon", "cello", "clarinet", "double bass",
            "drums", "flute", "guitar", "harp", "horn", "oboe", "organ", "percussion", "piano", "recorder", "saxophone",
            "trombone", "trumpet", "viola", "violin");

    private EntryVocabulary() {}
}

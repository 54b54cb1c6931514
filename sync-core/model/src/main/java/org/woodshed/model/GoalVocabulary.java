package org.woodshed.model;

import java.util.List;

/** The names offered for the fields of a goal. Names of a newer app are kept beside them. */
public final class GoalVocabulary {
    public static final String STATUS_ACTIVE = "active";
    public static final String NO_PERIOD = "none";
    public static final String DEFAULT_TYPE = "custom";
    public static final List<String> TYPES = List.of("practice_time", "repertoire", "tempo", "count", DEFAULT_TYPE);
    public static final List<String> PERIODS = List.of(NO_PERIOD, "weekly", "monthly");
    public static final List<String> STATUSES = List.of(STATUS_ACTIVE, "paused", "completed", "abandoned");

    private GoalVocabulary() {}
}

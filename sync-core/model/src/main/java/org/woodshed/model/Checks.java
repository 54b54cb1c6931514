package org.woodshed.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The checks that the fields of the entities are put together from. Pure. */
final class Checks {
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern WEB_LINK = Pattern.compile("(?i)https?://[^\\s/][^\\s]*");
    private static final int MAX_LINK_LENGTH = 2000;

    private Checks() {}

    /** A text of so many code points. It is normalised already when it gets here. */
    static FieldRule.Check text(int min, int max) {
        return (path, value) -> {
            if (!value.isString()) {
                return invalid(path, "must be a text");
            }
            int length = Texts.length(value.stringValue());
            if (length < min) {
                return invalid(path, "must not be empty");
            }
            return length <= max ? Optional.empty() : tooLong(path, max);
        };
    }

    static FieldRule.Check integer(long min, long max) {
        return (path, value) -> {
            boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= min
                    && value.longValue() <= max;
            return fits ? Optional.empty() : invalid(path, "must be a whole number from " + min + " to " + max);
        };
    }

    /** A name in snake_case. Names this version does not know pass: they are a newer app's. */
    static FieldRule.Check name() {
        return (path, value) -> {
            boolean fits = value.isString() && SNAKE_CASE.matcher(value.stringValue()).matches();
            return fits ? Optional.empty() : invalid(path, "must be a lower-case name");
        };
    }

    static FieldRule.Check identifier() {
        return (path, value) -> {
            boolean fits = value.isString() && Identifiers.valid(value.stringValue());
            return fits ? Optional.empty() : invalid(path, "must be an id");
        };
    }

    static FieldRule.Check webLink() {
        return (path, value) -> {
            if (!value.isString() || !WEB_LINK.matcher(value.stringValue()).matches()) {
                return invalid(path, "must be an http or https address");
            }
            return Texts.length(value.stringValue()) <= MAX_LINK_LENGTH ? Optional.empty()
                    : tooLong(path, MAX_LINK_LENGTH);
        };
    }

    static FieldRule.Check instant() {
        return parsed(Instant::parse, "must be an instant such as 2026-11-20T18:02:11Z");
    }

    static FieldRule.Check date() {
        return parsed(LocalDate::parse, "must be a date such as 2026-11-20");
    }

    /** An object with the three parts of {@link PracticeTime}; anything else in it is kept. */
    static FieldRule.Check practiceTime() {
        FieldRule.Check zone = parsed(ZoneId::of, "must be a time zone such as Europe/Berlin");
        return (path, value) -> {
            if (!value.isObject()) {
                return invalid(path, "must hold startedAt, zone and practiceDate");
            }
            return part(path, value, "startedAt", instant())
                    .or(() -> part(path, value, "zone", zone))
                    .or(() -> part(path, value, "practiceDate", date()));
        };
    }

    /** A member that an item of a keyed collection may have. */
    record Part(String name, FieldRule.Check check) {}

    /** An object with an id as its key, and with these parts checked where it has them; anything else in it is kept. */
    static FieldRule.Check item(String key, Part... parts) {
        return (path, item) -> {
            if (!item.isObject()) {
                return invalid(path, "must be an object with its " + key);
            }
            Optional<FieldProblem> problem = part(path, item, key, identifier());
            for (int index = 0; problem.isEmpty() && index < parts.length; index++) {
                problem = optionalPart(path, item, parts[index]);
            }
            return problem;
        };
    }

    private static Optional<FieldProblem> part(String path, JsonNode object, String name, FieldRule.Check check) {
        JsonNode value = object.get(name);
        String partPath = path + "." + name;
        return value == null || value.isNull() ? invalid(partPath, "is missing") : check.problem(partPath, value);
    }

    private static Optional<FieldProblem> optionalPart(String path, JsonNode object, Part part) {
        JsonNode value = object.get(part.name());
        boolean absent = value == null || value.isNull();
        return absent ? Optional.empty() : part.check().problem(path + "." + part.name(), value);
    }

    private static Optional<FieldProblem> tooLong(String path, int max) {
        return Optional.of(FieldProblem.tooLong(path, path + " is longer than " + max + " characters"));
    }

    static Optional<FieldProblem> invalid(String path, String what) {
        return Optional.of(FieldProblem.invalid(path, path + " " + what));
    }

    private static FieldRule.Check parsed(Consumer<String> parser, String message) {
        return (path, value) -> {
            if (!value.isString()) {
                return invalid(path, message);
            }
            try {
                parser.accept(value.stringValue());
                return Optional.empty();
            } catch (DateTimeException unreadable) {
                return invalid(path, message);
            }
        };
    }
}

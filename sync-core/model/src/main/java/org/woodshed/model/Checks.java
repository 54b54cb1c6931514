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

    static FieldRule.Check text(int min, int max) {
        return (path, value) -> {
            if (!value.isString()) {
                return invalid(path, "must be a text");
            }
            int length = Texts.length(value.stringValue().strip());
            if (length < min) {
                return invalid(path, "must not be empty");
            }
            return length <= max ? Optional.empty()
                    : Optional.of(FieldProblem.tooLong(path, path
                            + " is longer than " + max + " characters"));
        };
    }

    static FieldRule.Check integer(long min, long max) {
        return (path, value) -> value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= min
                && value.longValue() <= max ? Optional.empty()
                        : invalid(path, "must be a whole number from " + min
                                + " to " + max);
    }

    /** A name in snake_case. Names this version does not know pass: they are a newer app's. */
    static FieldRule.Check name() {
        return (path, value) -> value.isString() && SNAKE_CASE.matcher(value.stringValue()).matches() ? Optional
                .empty() : invalid(path, "must be a lower-case name");
    }

    static FieldRule.Check identifier() {
        return (path, value) -> value.isString() && Identifiers.valid(value.stringValue()) ? Optional.empty()
                : invalid(path, "must be an id");
    }

    static FieldRule.Check webLink() {
        return (path, value) -> {
            if (!value.isString() || !WEB_LINK.matcher(value.stringValue()).matches()) {
                return invalid(path, "must be an http or https address");
            }
            return value.stringValue().length() <= MAX_LINK_LENGTH ? Optional.empty()
                    : Optional.of(FieldProblem
                            .tooLong(path, path + " is longer than " + MAX_LINK_LENGTH + " characters"));
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
            return part(path, value, "startedAt", instant()).or(() -> part(path, value, "zone", zone)).or(() -> part(
                    path, value, "practiceDate", date()));
        };
    }

    static Optional<FieldProblem> part(String path, JsonNode object, String name, FieldRule.Check check) {
        JsonNode value = object.get(name);
        String partPath = path + "." + name;
        return value == null || value.isNull() ? invalid(partPath, "is missing") : check.problem(partPath, value);
    }

    static Optional<FieldProblem> optionalPart(String path, JsonNode object, String name, FieldRule.Check check) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : check.problem(path + "." + name, value);
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

package org.woodshed.app.conflicts;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.merge.Dispute;
import org.woodshed.model.LogbookEntry;
import tools.jackson.databind.JsonNode;

/**
 * The sums of practice of the months that a choice may touch, so that its consequence can be said before it is made.
 * Immutable; all sums are in seconds.
 */
final class MonthTotals {
    static final MonthTotals NONE = new MonthTotals(null, Map.of(), month -> "");

    /** The entry as it is shown; null where the choice is about no entry. */
    private final @Nullable LogbookEntry entry;
    /** By month: the sum of all entries but this one. */
    private final Map<YearMonth, Long> others;
    private final MonthName names;

    /** Names a month. */
    @FunctionalInterface
    private interface MonthName {
        String of(YearMonth month);
    }

    private MonthTotals(@Nullable LogbookEntry entry, Map<YearMonth, Long> others, MonthName names) {
        this.entry = entry;
        this.others = others;
        this.names = names;
    }

    /** Reads them; not on the screen's thread. */
    static MonthTotals read(OpenConflict conflict, Logbook logbook, DayWords days, Clock clock) {
        Optional<LogbookEntry> found = logbook.entry(conflict.key().id()).map(EntryRow::entry);
        if (found.isEmpty()) {
            return NONE;
        }
        LogbookEntry entry = found.get();
        Map<YearMonth, Long> others = new LinkedHashMap<>();
        Stream<LocalDate> disputed = conflict.disputes().stream().filter(dispute -> dispute.path().equals("when"))
                .map(Dispute::theirs).map(MonthTotals::date).filter(Objects::nonNull).map(Objects::requireNonNull);
        Stream.concat(Stream.of(entry.when().practiceDate()), disputed).map(YearMonth::from).distinct().forEach(
                month -> others.put(month, logbook.entriesBetween(month.atDay(1), month.atEndOfMonth()).stream().map(
                        EntryRow::entry).filter(other -> !other.id().equals(entry.id())).mapToLong(
                                MonthTotals::seconds)
                        .sum()));
        LocalDate today = LocalDate.now(clock);
        return new MonthTotals(entry, others, month -> days.month(month, today));
    }

    private static long seconds(LogbookEntry entry) {
        Integer seconds = entry.durationSeconds();
        return seconds == null ? 0 : seconds;
    }

    private static @Nullable LocalDate date(@Nullable JsonNode when) {
        try {
            return when == null ? null : LocalDate.parse(when.path("practiceDate").asString(""));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * One sentence a month: what its sum is now, and what it will be.
     *
     * @param length the choice about the length, if it is in dispute
     * @param when   the choice about the start, if it is in dispute
     */
    String words(@Nullable FieldChoice length, @Nullable FieldChoice when) {
        LogbookEntry shown = entry;
        if (shown == null) {
            return "";
        }
        JsonNode chosenLength = length == null ? null : length.chosen();
        long chosenSeconds = length == null ? seconds(shown) : chosenLength == null ? 0 : chosenLength.asLong(0);
        LocalDate chosenDate = when == null ? null : date(when.chosen());
        YearMonth now = YearMonth.from(shown.when().practiceDate());
        YearMonth then = chosenDate == null ? now : YearMonth.from(chosenDate);
        List<String> sentences = new ArrayList<>();
        others.forEach((month, sum) -> {
            long before = sum + (month.equals(now) ? seconds(shown) : 0);
            long after = sum + (month.equals(then) ? chosenSeconds : 0);
            if (before != after) {
                sentences.add(Messages.text("conflict.totalChanges", names.of(month), Lengths.words(before), Lengths
                        .words(after)));
            } else if (month.equals(now)) {
                sentences.add(Messages.text("conflict.totalStays", names.of(month), Lengths.words(before)));
            }
        });
        return String.join(" ", sentences);
    }
}

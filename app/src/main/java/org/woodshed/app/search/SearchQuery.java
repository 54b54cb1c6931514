package org.woodshed.app.search;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Lengths;
import org.woodshed.model.EntityId;

/**
 * What is looked for: words that all have to be there, in any place, and filters. A filter that is null lets everything
 * through. Immutable.
 *
 * @param length the least length, as typed
 */
public record SearchQuery(String text, @Nullable Integer days, @Nullable String type, @Nullable String instrument,
        @Nullable String tag, @Nullable String mood, @Nullable String length) {
    public static final SearchQuery EMPTY = new SearchQuery("", null, null, null, null, null, null);

    public boolean isEmpty() {
        return words().isEmpty()
                && Objects.equals(new SearchQuery("", days, type, instrument, tag, mood, length), EMPTY);
    }

    private List<String> words() {
        return Arrays.stream(Folding.fold(text).split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /**
     * The entries that are meant, in their order.
     *
     * @param pieceNames every piece by what it is called, folded: title and composer
     */
    public List<IndexedEntry> find(List<IndexedEntry> entries, Map<EntityId, String> pieceNames, LocalDate today) {
        List<String> words = words();
        List<Set<EntityId>> piecesOfWords = words.stream().map(word -> pieceNames.entrySet().stream().filter(
                piece -> piece.getValue().contains(word)).map(Map.Entry::getKey).collect(Collectors.toSet())).toList();
        LocalDate first = days == null ? LocalDate.MIN : today.minusDays(days - 1L);
        int least = length == null ? 0 : Lengths.parse(length).orElse(0);
        return entries.stream().filter(entry -> !entry.date().isBefore(first) && passes(entry, least) && hasAll(entry,
                words, piecesOfWords)).toList();
    }

    private boolean passes(IndexedEntry entry, int least) {
        Integer seconds = entry.seconds();
        return (type == null || type.equals(entry.type()))
                && (instrument == null || instrument.equals(entry.instrument()))
                && (tag == null || entry.tags().contains(tag)) && (mood == null || mood.equals(entry.mood()))
                && (least == 0 || (seconds != null && seconds >= least));
    }

    private static boolean hasAll(IndexedEntry entry, List<String> words, List<Set<EntityId>> pieces) {
        for (int index = 0; index < words.size(); index++) {
            Set<EntityId> meant = pieces.get(index);
            boolean inPiece = !meant.isEmpty() && entry.pieces().stream().anyMatch(piece -> meant.contains(piece
                    .pieceId()));
            if (!inPiece && !entry.folded().contains(words.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** This query as one line, for {@link #read}. */
    public String written() {
        Map<String, String> parts = new TreeMap<>();
        put(parts, "days", days == null ? null : days.toString());
        put(parts, "type", type);
        put(parts, "instrument", instrument);
        put(parts, "tag", tag);
        put(parts, "mood", mood);
        put(parts, "length", length);
        return parts.entrySet().stream().map(part -> part.getKey() + "=" + part.getValue()).collect(Collectors.joining(
                "\u0001", "", parts.isEmpty() ? "" : "\u0001")) + "text=" + text;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    /** Reads what {@link #written} wrote; parts that this version does not know are left out. */
    public static SearchQuery read(String line) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : line.split("\u0001", -1)) {
            int end = part.indexOf('=');
            if (end > 0) {
                parts.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        String wantedDays = parts.get("days");
        return new SearchQuery(parts.getOrDefault("text", ""),
                wantedDays == null || !wantedDays.matches("\\d{1,5}") ? null
                        : Integer.valueOf(wantedDays),
                parts.get("type"), parts.get("instrument"), parts.get("tag"), parts.get(
                        "mood"),
                parts.get("length"));
    }
}

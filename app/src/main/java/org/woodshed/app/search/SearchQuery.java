package org.woodshed.app.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.index.WantedWord;
import org.woodshed.app.text.Folding;
import org.woodshed.app.text.Lengths;
import org.woodshed.model.EntityId;

/**
 * What is looked for: words that all have to be there, in any place, and filters. A filter that is not set lets everything
 * through. Immutable.
 */
public record SearchQuery(String text, Map<Filter, String> filters) {
    public static final SearchQuery EMPTY = new SearchQuery("", Map.of());
    private static final String BETWEEN = "\u0001";

    public SearchQuery {
        filters = Map.copyOf(filters);
    }

    /** A piece as far as searching goes. */
    public record PieceNames(String title, String composer) {
        /** Folded title and composer in one. */
        String both() {
            return title + " · " + composer;
        }
    }

    public static SearchQuery of(String text) {
        return new SearchQuery(text, Map.of());
    }

    /** The same with other words. */
    public SearchQuery withText(String words) {
        return new SearchQuery(words, filters);
    }

    /** The same with a filter set, or without it for null and blank. */
    public SearchQuery with(Filter filter, @Nullable String value) {
        Map<Filter, String> changed = new EnumMap<>(Filter.class);
        changed.putAll(filters);
        if (value == null || value.isBlank()) {
            changed.remove(filter);
        } else {
            changed.put(filter, value.strip());
        }
        return new SearchQuery(text, changed);
    }

    public @Nullable String get(Filter filter) {
        return filters.get(filter);
    }

    public boolean isEmpty() {
        return words().isEmpty() && filters.isEmpty();
    }

    private List<String> words() {
        return Arrays.stream(Folding.fold(text).split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /**
     * The words that have to be found, each in any place.
     *
     * @param pieceNames every piece by what it is called, folded
     */
    public List<WantedWord> wanted(Map<EntityId, PieceNames> pieceNames) {
        return words().stream().map(word -> new WantedWord(word, pieceNames.entrySet().stream().filter(
                piece -> piece.getValue().both().contains(word)).map(Map.Entry::getKey).collect(Collectors.toSet())))
                .toList();
    }

    /**
     * What the filters let through; null for everything.
     *
     * @param pieceNames every piece by what it is called, folded
     */
    public @Nullable Predicate<IndexedEntry> passes(Map<EntityId, PieceNames> pieceNames, LocalDate today) {
        return filters.entrySet().stream().map(filter -> passes(filter.getKey(), filter.getValue(), pieceNames, today))
                .reduce(Predicate::and).orElse(null);
    }

    private static Predicate<IndexedEntry> passes(Filter filter, String value, Map<EntityId, PieceNames> pieceNames,
            LocalDate today) {
        return switch (filter) {
            case DAYS -> notBefore(today.minusDays(number(value) - 1L));
            case FROM -> date(value).map(SearchQuery::notBefore).orElse(entry -> true);
            case TO -> date(value).<Predicate<IndexedEntry>>map(last -> entry -> !entry.date().isAfter(last)).orElse(
                    entry -> true);
            case TYPE -> entry -> value.equals(entry.type());
            case INSTRUMENT -> entry -> value.equals(entry.instrument());
            case TAG -> entry -> entry.tags().contains(value);
            case MOOD -> entry -> value.equals(entry.mood());
            case PIECE -> entry -> entry.pieces().stream().anyMatch(piece -> piece.pieceId().value().equals(value));
            case COMPOSER -> composedBy(Folding.fold(value), pieceNames);
            case LENGTH -> lasts(seconds -> seconds >= Lengths.parse(value).orElse(0));
            case LONGEST -> lasts(seconds -> seconds <= Lengths.parse(value).orElse(Integer.MAX_VALUE));
        };
    }

    private static Predicate<IndexedEntry> notBefore(LocalDate first) {
        return entry -> !entry.date().isBefore(first);
    }

    private static Predicate<IndexedEntry> composedBy(String composer, Map<EntityId, PieceNames> pieceNames) {
        Set<EntityId> theirs = pieceNames.entrySet().stream().filter(piece -> piece.getValue().composer().equals(
                composer)).map(Map.Entry::getKey).collect(Collectors.toSet());
        return entry -> entry.pieces().stream().anyMatch(piece -> theirs.contains(piece.pieceId()));
    }

    /** An entry of unknown length is neither long nor short. */
    private static Predicate<IndexedEntry> lasts(IntPredicate wanted) {
        return entry -> {
            Integer seconds = entry.seconds();
            return seconds != null && wanted.test(seconds);
        };
    }

    private static int number(String value) {
        return value.matches("\\d{1,5}") ? Integer.parseInt(value) : 1;
    }

    private static Optional<LocalDate> date(String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** This query as one line, for {@link #read}. */
    public String written() {
        return new TreeMap<>(filters).entrySet().stream().map(part -> part.getKey().written() + "=" + part.getValue()
                + BETWEEN).collect(Collectors.joining()) + "text=" + text;
    }

    /** Reads what {@link #written} wrote; parts that this version does not know are left out. */
    public static SearchQuery read(String line) {
        SearchQuery query = EMPTY;
        for (String part : line.split(BETWEEN, -1)) {
            int end = part.indexOf('=');
            if (end <= 0) {
                continue;
            }
            String name = part.substring(0, end);
            String value = part.substring(end + 1);
            Optional<Filter> filter = Arrays.stream(Filter.values()).filter(one -> one.written().equals(name))
                    .findFirst();
            query = filter.isPresent() ? query.with(filter.get(), value)
                    : name.equals("text") ? query.withText(value) : query;
        }
        return query;
    }
}

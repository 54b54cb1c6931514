package org.woodshed.app.index;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.app.text.Folding;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.model.EntryVocabulary;

/** The names in use in the logbook, most used first: what is offered while one types. Belongs to the screen's thread. */
public final class Vocabulary {
    private static final int MOST_SUGGESTIONS = 8;
    private final RepeatedQuery<Words> query;
    private Words words = new Words(List.of(), List.of(), List.of(), List.of(), List.of());

    /** All names by kind. */
    public record Words(List<String> types, List<String> instruments, List<String> tags, List<String> techniques,
            List<String> moods) {}

    public Vocabulary(EntryIndex index, Threads threads, LogbookFeed feed, Consumer<RuntimeException> failed) {
        this.query = new RepeatedQuery<>(threads, () -> read(index.newestFirst()), read -> words = read, failed);
        feed.onItems(items -> {
            if (index.isComplete()) {
                query.run();
            }
        });
    }

    public void load() {
        query.run();
    }

    public Words words() {
        return words;
    }

    /** Instruments that what was typed may mean: one's own first, then the known ones. */
    public List<String> instruments(String typed) {
        return matching(Stream.concat(words.instruments.stream(), EntryVocabulary.INSTRUMENTS.stream()).distinct()
                .toList(), typed);
    }

    /** Those of the names that hold what was typed; those that begin with it come first. */
    public static List<String> matching(List<String> names, String typed) {
        String wanted = Folding.fold(typed);
        return names.stream().filter(name -> Folding.fold(name).contains(wanted)).sorted(Comparator.comparing(
                name -> !Folding.fold(name).startsWith(wanted))).limit(MOST_SUGGESTIONS).toList();
    }

    private static Words read(List<IndexedEntry> entries) {
        return new Words(used(entries, entry -> Stream.of(entry.type())),
                used(entries, entry -> Optional.ofNullable(entry
                        .instrument()).stream()),
                used(entries, entry -> entry.tags().stream()), used(entries, entry -> entry
                        .techniques().stream()),
                used(entries, entry -> Optional.ofNullable(entry.mood()).stream()));
    }

    private static List<String> used(List<IndexedEntry> entries, Function<IndexedEntry, Stream<String>> names) {
        Map<String, Long> counts =
                entries.stream().flatMap(names).collect(Collectors.groupingBy(name -> name, Collectors
                        .counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).toList();
    }
}

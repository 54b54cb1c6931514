package org.woodshed.app.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

/** Gives many entries the same at once, or deletes them; one undo takes all of it back. Belongs to the screen's thread. */
public final class BulkEditViewModel {
    private final Logbook logbook;
    private final Vocabulary vocabulary;
    private final Threads threads;
    private final UndoViewModel undo;
    private final NoticesViewModel notices;
    private List<EntityId> chosen = List.of();

    /** What all entries are given; null and empty leave a field as it is in each of them. */
    public record Change(@Nullable String type, String instrument, @Nullable String mood, List<String> addTags,
            List<String> removeTags) {
        /** True if it changes nothing. */
        public boolean isEmpty() {
            return type == null && instrument.isBlank() && mood == null && addTags.isEmpty() && removeTags.isEmpty();
        }
    }

    public BulkEditViewModel(Logbook logbook, Vocabulary vocabulary, Threads threads, UndoViewModel undo,
            NoticesViewModel notices) {
        this.logbook = logbook;
        this.vocabulary = vocabulary;
        this.threads = threads;
        this.undo = undo;
        this.notices = notices;
    }

    /** Says which entries are meant. */
    public void open(List<EntityId> entries) {
        chosen = List.copyOf(entries);
    }

    public int count() {
        return chosen.size();
    }

    public List<String> tagSuggestions(String typed) {
        return Vocabulary.matching(vocabulary.words().tags(), typed);
    }

    public List<String> instrumentSuggestions(String typed) {
        return Vocabulary.matching(vocabulary.words().instruments(), typed);
    }

    /** Changes all of them. An entry that would break a limit, such as that of tags, is left as it is, and that is said. */
    public void apply(Change change) {
        if (!change.isEmpty()) {
            read(entries -> change(entries, change));
        }
    }

    /** Deletes all of them. */
    public void delete() {
        read(entries -> {
            List<Deed.Step> steps = entries.stream().map(entry -> Deed.Step.changed(entry.state(), logbook.deleteEntry(
                    entry))).toList();
            undo.didAndSay(new Deed(Messages.text("bulk.deleted", steps.size()), steps));
        });
    }

    private void read(Consumer<List<LogbookEntry>> then) {
        List<EntityId> wanted = chosen;
        threads.query(() -> wanted.stream().map(logbook::entry).flatMap(Optional::stream).map(EntryRow::entry).toList(),
                then, notices::failed);
    }

    private void change(List<LogbookEntry> entries, Change change) {
        List<Deed.Step> steps = new ArrayList<>();
        int left = 0;
        for (LogbookEntry entry : entries) {
            try {
                Saving saving = logbook.editEntry(entry, changed(entry, change));
                steps.add(Deed.Step.changed(entry.state(), saving));
            } catch (InvalidInputException refused) {
                left++;
            }
        }
        undo.didAndSay(new Deed(Messages.text("bulk.changed", steps.size()), steps));
        if (left > 0) {
            notices.show(Notice.problem(Messages.text("bulk.left", left)));
        }
    }

    private static EntryDraft changed(LogbookEntry entry, Change change) {
        EntryDraft draft = EntryDraft.of(entry);
        if (change.type != null) {
            draft.type(change.type);
        }
        if (!change.instrument.isBlank()) {
            draft.instrument(change.instrument);
        }
        if (change.mood != null) {
            draft.mood(change.mood);
        }
        Set<String> tags = tags(entry, change);
        return tags.equals(entry.tags()) ? draft : draft.tags(tags);
    }

    private static Set<String> tags(LogbookEntry entry, Change change) {
        Set<String> tags = new TreeSet<>(entry.tags());
        tags.removeAll(change.removeTags);
        tags.addAll(change.addTags);
        return tags;
    }
}

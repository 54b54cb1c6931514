package org.woodshed.app.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;

/** Every tag with how often it is used; renaming or removing one changes it wherever it stands. Belongs to the screen's thread. */
public final class TagsViewModel {
    private final Logbook logbook;
    private final EntryIndex index;
    private final Threads threads;
    private final UndoViewModel undo;
    private final NoticesViewModel notices;
    private final RepeatedQuery<List<Line>> counting;
    private boolean wanted;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();

    /** A tag in use. */
    public record Line(String tag, int entries, int pieces) {}

    private record Tagged(List<LogbookEntry> entries, List<Piece> pieces) {}

    public TagsViewModel(Logbook logbook, EntryIndex index, Threads threads, LogbookFeed feed, UndoViewModel undo,
            NoticesViewModel notices) {
        this.logbook = logbook;
        this.index = index;
        this.threads = threads;
        this.undo = undo;
        this.notices = notices;
        this.counting = new RepeatedQuery<>(threads, this::count, lines::setAll, notices::failed);
        feed.onItems(items -> {
            if (wanted) {
                counting.run();
            }
        });
    }

    /** Counts them, from now on with every change. */
    public void load() {
        wanted = true;
        counting.run();
    }

    private List<Line> count() {
        Map<String, int[]> counts = new TreeMap<>();
        index.all(logbook).stream().map(IndexedEntry::tags).flatMap(Collection::stream).forEach(tag -> counts
                .computeIfAbsent(tag, none -> new int[2])[0]++);
        logbook.pieces().stream().map(summary -> summary.piece().tags()).flatMap(Collection::stream).forEach(
                tag -> counts.computeIfAbsent(tag, none -> new int[2])[1]++);
        return counts.entrySet().stream().map(tag -> new Line(tag.getKey(), tag.getValue()[0], tag.getValue()[1]))
                .toList();
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /** Gives a tag another name everywhere; where the other is there already, the two become one. */
    public void rename(String tag, String name) {
        String wanted = name.strip();
        if (!wanted.isEmpty() && !wanted.equals(tag)) {
            everywhere(tag, List.of(wanted), Messages.text("tags.renamed", tag, wanted));
        }
    }

    /** Takes a tag away everywhere. */
    public void remove(String tag) {
        everywhere(tag, List.of(), Messages.text("tags.removed", tag));
    }

    private void everywhere(String tag, List<String> instead, String what) {
        threads.query(() -> tagged(tag), tagged -> change(tagged, tag, instead, what), notices::failed);
    }

    private Tagged tagged(String tag) {
        List<LogbookEntry> entries = index.all(logbook).stream().filter(entry -> entry.tags().contains(tag)).map(
                entry -> logbook.entry(entry.id())).flatMap(Optional::stream).map(EntryRow::entry).toList();
        return new Tagged(entries, logbook.pieces().stream().map(PieceSummary::piece).filter(piece -> piece.tags()
                .contains(tag)).toList());
    }

    private void change(Tagged tagged, String tag, List<String> instead, String what) {
        List<Deed.Step> steps = new ArrayList<>();
        try {
            for (LogbookEntry entry : tagged.entries) {
                steps.add(Deed.Step.changed(entry.state(), logbook.editEntry(entry, EntryDraft.of(entry).tags(
                        exchanged(entry.tags(), tag, instead)))));
            }
            for (Piece piece : tagged.pieces) {
                steps.add(Deed.Step.changed(piece.state(), logbook.editPiece(piece, PieceDraft.of(piece).tags(exchanged(
                        piece.tags(), tag, instead)))));
            }
        } catch (InvalidInputException tooLong) {
            // The first one says it: the name is the same for all
            notices.show(Notice.problem(Messages.text("tags.badName")));
            return;
        }
        undo.didAndSay(new Deed(what, steps));
    }

    private static Set<String> exchanged(Set<String> tags, String tag, List<String> instead) {
        Set<String> changed = new TreeSet<>(tags);
        changed.remove(tag);
        changed.addAll(instead);
        return changed;
    }
}

package org.woodshed.app.text;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.Lists;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PracticeTime;

/** Names an entity in one line. Thread-safe; reads the disk. */
public final class EntityWords {
    private final Logbook logbook;
    private final Lists lists;
    private final Function<EntityKey, EntityState> shown;
    private final DayWords days;

    /** @param shown reads an entity as it is shown, whatever its type */
    public EntityWords(Logbook logbook, Lists lists, Function<EntityKey, EntityState> shown, DayWords days) {
        this.logbook = logbook;
        this.lists = lists;
        this.shown = shown;
        this.days = days;
    }

    public String describe(EntityKey key) {
        if (key.type().equals(EntityType.PIECE)) {
            return title(key);
        }
        if (key.type().equals(EntityType.LOGBOOK_ENTRY)) {
            return logbook.entry(key.id()).map(EntryRow::entry).map(this::describe).orElse(Messages.text(
                    "entity.deletedEntry"));
        }
        if (key.type().equals(EntityType.LIST_OPERATION)) {
            return list(key.id());
        }
        if (key.type().equals(EntityType.SETTING)) {
            return Messages.text("entity.dayStart");
        }
        return key.type().equals(EntityType.GOAL) ? goal(shown.apply(key)) : Messages.text("entity.newer");
    }

    /** A state that may not be the present one. */
    public String describe(EntityState state) {
        if (state.type().equals(EntityType.LOGBOOK_ENTRY) && state.data().has("when")) {
            return describe(new LogbookEntry(state));
        }
        if (state.type().equals(EntityType.PIECE) && state.data().has("title")) {
            return new Piece(state).title();
        }
        return state.type().equals(EntityType.GOAL) ? goal(state) : describe(state.key());
    }

    private static String goal(EntityState state) {
        String title = state.data().path("title").asString("");
        return title.isEmpty() ? Messages.text("entity.goal") : title;
    }

    private String list(EntityId id) {
        ListsView now = lists.view();
        return Stream.concat(now.lists().stream(), now.removed().stream()).filter(list -> list.id().equals(id)).map(
                list -> Messages.text("entity.list", list.name())).findFirst().orElse(Messages.text("entity.aList"));
    }

    private String title(EntityKey key) {
        return logbook.piece(key.id()).map(Piece::title).filter(title -> !title.isEmpty()).orElse(Messages.text(
                "entity.piece"));
    }

    /** "19 Nov 2026, 21:10 · Cello Suite No. 1". */
    public String describe(LogbookEntry entry) {
        String pieces = pieces(entry);
        return Messages.text("entity.entry", when(entry.when()), pieces.isEmpty() ? Messages.name("type", entry.type())
                : pieces);
    }

    public String when(PracticeTime when) {
        return Messages.text("entity.when", days.shortDate(when.startedAt().atZone(when.zone()).toLocalDate()), days
                .time(when.startedAt(), when.zone()));
    }

    private String pieces(LogbookEntry entry) {
        return entry.pieces().stream().map(piece -> logbook.piece(piece.pieceId())).flatMap(Optional::stream).map(
                Piece::title).filter(title -> !title.isEmpty()).collect(Collectors.joining(", "));
    }
}

package org.woodshed.app.trash;

import java.time.Clock;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.undo.Deed;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.TrashItem;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.Goal;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;

/** The trash as a list in words. Belongs to the screen's thread. */
public final class TrashViewModel {
    private final UndoViewModel undo;
    private final RepeatedQuery<List<Line>> query;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();

    /** One deleted thing: what it was, and when it was deleted. */
    public record Line(EntityState state, String what, String when) {}

    public TrashViewModel(Logbook logbook, Threads threads, LogbookFeed feed, EntityWords entities, DayWords days,
            Clock clock, UndoViewModel undo, NoticesViewModel notices) {
        this.undo = undo;
        this.query = new RepeatedQuery<>(threads, () -> logbook.trash().stream().map(item -> new Line(item.state(),
                words(item, entities), Messages.text("trash.when", days.moment(item.deletedAt(), clock.instant(), clock
                        .getZone()))))
                .toList(), lines::setAll, notices::failed);
        feed.onItems(items -> {
            if (!lines.isEmpty()) {
                query.run();
            }
        });
    }

    private static String words(TrashItem item, EntityWords entities) {
        EntityType type = item.state().type();
        if (type.equals(EntityType.LOGBOOK_ENTRY)) {
            return entities.describe(new LogbookEntry(item.state()));
        }
        return type.equals(EntityType.PIECE) ? Messages.text("trash.piece", new Piece(item.state()).title())
                : type.equals(EntityType.GOAL) ? Messages.text("trash.goal", new Goal(item.state()).title())
                        : Messages.text("entity.newer");
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /** Reads what is there now. */
    public void load() {
        query.run();
    }

    /** Brings one back, which can be undone. */
    public void restore(Line line) {
        EntityState back = new EntityState(line.state().key(), 0, false, line.state().data());
        undo.lead(new Deed(Messages.text("trash.restored", line.what()), List.of(new Deed.Step(line.state(), back))));
        lines.remove(line);
    }
}

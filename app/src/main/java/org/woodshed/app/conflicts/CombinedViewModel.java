package org.woodshed.app.conflicts;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.text.FieldWords;
import org.woodshed.app.text.Shorten;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Merging;
import org.woodshed.client.history.CombinedItem;
import org.woodshed.client.outbox.Combined;
import tools.jackson.databind.JsonNode;

/** What was combined without asking in the last 30 days, each with its undo. Belongs to the screen's thread. */
public final class CombinedViewModel {
    private final Merging merging;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final EntityWords entities;
    private final FieldWords fields;
    private final DayWords days;
    private final Clock clock;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    /** One view for all who listen: a view made for each of them would be collected as garbage, and they with it. */
    private final ObservableList<Line> shownLines = FXCollections.unmodifiableObservableList(lines);
    private final RepeatedQuery<List<Line>> query;

    /** One line: what it is about, when and with whom, and what became of it. */
    public record Line(CombinedItem item, String what, String detail) {}

    CombinedViewModel(Merging merging, Threads threads, EntityWords entities, FieldWords fields, DayWords days,
            Clock clock, NoticesViewModel notices) {
        this.merging = merging;
        this.threads = threads;
        this.notices = notices;
        this.entities = entities;
        this.fields = fields;
        this.days = days;
        this.clock = clock;
        this.query = new RepeatedQuery<>(threads, () -> merging.combined().stream().map(this::line).toList(),
                lines::setAll, notices::failed);
    }

    public ObservableList<Line> lines() {
        return shownLines;
    }

    void load() {
        query.run();
    }

    private Line line(CombinedItem item) {
        Combined combined = item.combined();
        String device = combined.origin().deviceName();
        String name = device == null ? Messages.text("conflict.otherLaptop") : device;
        String when = days.moment(item.at(), clock.instant(), clock.getZone());
        String what = entities.describe(item.key());
        if (combined.combination().path().equals(Combined.DELETED)) {
            return new Line(item, what, Messages.text(combined.mineStands() ? "combined.keptMyEdit"
                    : "combined.keptTheirEdit", when, name));
        }
        String path = combined.combination().path();
        return new Line(item, what, Messages.text("combined.field", when, name, fields.field(path), value(path, combined
                .combination().mine()), value(path, combined.combination().theirs()), value(path,
                        combined
                                .combination().result())));
    }

    private String value(String path, @Nullable JsonNode value) {
        return Shorten.toLine(fields.value(path, value));
    }

    /** Takes one back; it becomes an ordinary edit. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    public void undo(Line line) {
        CompletableFuture<Boolean> undone = merging.undo(line.item());
        undone.whenCompleteAsync((done, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            } else {
                notices.show(done ? Notice.news(Messages.text("combined.undone", line.what()))
                        : Notice.problem(Messages.text("combined.moved")));
            }
            load();
        }, threads.screen());
    }
}

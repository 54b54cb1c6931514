package org.woodshed.app.search;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;

/** Searches that are kept for later, on this laptop. Belongs to the screen's thread. */
public final class SavedSearches {
    private static final String NAME = "searches";
    private final Logbook logbook;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final ObservableList<SearchQuery> saved = FXCollections.observableArrayList();

    SavedSearches(Logbook logbook, Threads threads, NoticesViewModel notices) {
        this.logbook = logbook;
        this.threads = threads;
        this.notices = notices;
    }

    /** Reads what was kept. */
    void load() {
        threads.query(() -> logbook.remembered(NAME).stream().flatMap(String::lines).map(SearchQuery::read).toList(),
                saved::setAll, notices::failed);
    }

    public ObservableList<SearchQuery> all() {
        return saved;
    }

    /** Keeps a search, once; one that looks for nothing is none. */
    public void save(SearchQuery query) {
        if (!query.isEmpty() && !saved.contains(query)) {
            saved.add(query);
            remember();
        }
    }

    public void forget(SearchQuery gone) {
        saved.remove(gone);
        remember();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure is told in the stage itself
    private void remember() {
        List<SearchQuery> now = List.copyOf(saved);
        logbook.remember(NAME, now.stream().map(SearchQuery::written).collect(Collectors.joining("\n")))
                .whenCompleteAsync((stored, failure) -> {
                    if (failure != null) {
                        notices.failed(failure);
                    }
                }, threads.screen());
    }
}

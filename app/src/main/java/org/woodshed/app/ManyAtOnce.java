package org.woodshed.app;

import org.woodshed.app.bulk.BulkEditViewModel;
import org.woodshed.app.bulk.TagsViewModel;
import org.woodshed.app.index.EntryIndex;
import org.woodshed.app.index.Vocabulary;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.undo.UndoViewModel;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;

/** The view models that change many things at once. Belongs to the screen's thread. */
public record ManyAtOnce(BulkEditViewModel together, TagsViewModel tags) {
    static ManyAtOnce of(Logbook logbook, Vocabulary vocabulary, EntryIndex index, Threads threads, LogbookFeed feed,
            UndoViewModel undo, NoticesViewModel notices) {
        return new ManyAtOnce(new BulkEditViewModel(logbook, vocabulary, threads, undo, notices),
                new TagsViewModel(logbook, index, threads, feed, undo, notices));
    }
}

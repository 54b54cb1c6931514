package org.woodshed.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.model.LogbookEntry;

/** The editor that was opened last, on the screen or not: it is told what others do to its entry. */
final class OpenEditor {
    private final SyncScreens sync;
    private final Supplier<Map<String, String>> deviceNames;
    private final Threads threads;
    private final NoticesViewModel notices;
    private @Nullable EntryEditorViewModel editor;

    /** @param deviceNames reads the names of the laptops by their ids from the disk */
    OpenEditor(SyncScreens sync, Supplier<Map<String, String>> deviceNames, Threads threads,
            NoticesViewModel notices) {
        this.sync = sync;
        this.deviceNames = deviceNames;
        this.threads = threads;
        this.notices = notices;
    }

    EntryEditorViewModel open(LogbookEntry entry, EntryEditorViewModel opened) {
        editor = opened;
        sync.receipt(entry.state().key(), opened::showReceipt);
        return opened;
    }

    /** The editor keeps what is typed; it only says that somebody else was at the same entry. */
    void tell(List<LogbookChanges.Item> items) {
        EntryEditorViewModel open = editor;
        if (open == null) {
            return;
        }
        items.stream().filter(item -> item.state().id().equals(open.id())).map(LogbookChanges.Item::deviceId).filter(
                Objects::nonNull).reduce((first, last) -> last).ifPresent(
                        device -> threads.query(deviceNames,
                                names -> open.changedElsewhere(names.get(device.value())), notices::failed));
    }
}

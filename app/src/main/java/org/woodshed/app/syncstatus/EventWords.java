package org.woodshed.app.syncstatus;

import java.util.Locale;
import org.woodshed.app.notices.Reasons;
import org.woodshed.app.text.Messages;
import org.woodshed.client.diagnostics.JournalEntry;

/** What happened to synchronisation, in a sentence of the window's language. Pure. */
final class EventWords {
    private EventWords() {}

    static String of(JournalEntry entry) {
        String failure = entry.failure();
        Object[] values = failure == null ? entry.figures().toArray()
                : new Object[] {Reasons.ofSync(failure, entry.what())};
        return Messages.text("event." + entry.kind().name().toLowerCase(Locale.ROOT), values);
    }
}

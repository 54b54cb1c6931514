package org.woodshed.app.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.EntryVocabulary;
import org.woodshed.model.PracticeTime;
import org.woodshed.model.Schemas;
import org.woodshed.model.Texts;

/** Makes an entry of a row, and tells of everything it had to leave out to keep the logbook's limits. Not thread-safe. */
final class TogglEntry {
    private final TogglRow row;
    private final List<LineProblem> adjusted;

    TogglEntry(TogglRow row, List<LineProblem> adjusted) {
        this.row = row;
        this.adjusted = adjusted;
    }

    /** The same on every laptop: also {@code createdAt} is the start, not the moment of importing. */
    ImportedEntry imported(EntityId id, ZoneId zone) {
        Instant start = row.start().atZone(zone).toInstant();
        PracticeTime when = PracticeTime.starting(start, zone, PracticeTime.DEFAULT_DAY_START);
        EntryDraft draft = EntryDraft.starting(when, start)
                .durationSeconds(seconds())
                .notes(notes())
                .tags(tags())
                .source(EntryVocabulary.SOURCE_IMPORT);
        return new ImportedEntry(id, draft, row.project().isEmpty() ? null : new PieceName(title(), null));
    }

    private @Nullable Integer seconds() {
        Long seconds = row.seconds();
        if (seconds == null) {
            return null;
        }
        if (seconds > Schemas.MAX_DURATION_SECONDS) {
            tell(Messages.text("import.why.tooLong"));
            return null;
        }
        return Math.toIntExact(seconds);
    }

    private String title() {
        return shortened("import.why.longTitle", Schemas.MAX_TITLE_LENGTH, row.project());
    }

    /** The description; the task and the client, which the logbook has no fields for, stand below it. */
    private String notes() {
        List<String> lines = new ArrayList<>();
        addIfThere(lines, "", row.description());
        addIfThere(lines, "Task: ", row.task());
        addIfThere(lines, "Client: ", row.client());
        return shortened("import.why.longDescription", Schemas.MAX_NOTES_LENGTH, String.join("\n", lines));
    }

    private Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : row.tags()) {
            tags.add(shortened("import.why.longTag", Schemas.MAX_TAG_LENGTH, tag));
        }
        if (tags.size() <= Schemas.MAX_TAGS) {
            return tags;
        }
        List<String> all = List.copyOf(tags);
        List<String> left = all.subList(Schemas.MAX_TAGS, all.size());
        tell(Messages.text("import.why.tags", Schemas.MAX_TAGS, Quoted.text(String.join(", ", left))));
        return new LinkedHashSet<>(all.subList(0, Schemas.MAX_TAGS));
    }

    private String shortened(String key, int limit, String text) {
        if (Texts.length(text) > limit) {
            tell(Messages.text(key, limit));
        }
        return Shortened.to(limit, text);
    }

    private void tell(String reason) {
        adjusted.add(new LineProblem(row.line(), reason));
    }

    private static void addIfThere(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }
}

package org.woodshed.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code woodshed edit}: changes an entry. */
@Command(name = "edit", description = "Change an entry. What is not named stays as it is.")
final class EditCommand extends FolderCommand {
    /** Fields that can be emptied, as they are typed, with their names on the wire. */
    private static final Map<String, String> CLEARABLE = Map.ofEntries(Map.entry("duration", "durationSeconds"), Map
            .entry("durationSeconds", "durationSeconds"), Map.entry("piece", "pieces"), Map.entry("pieces", "pieces"),
            Map.entry("type", "type"), Map.entry("instrument", "instrument"), Map.entry("notes", "notes"), Map.entry(
                    "tag", "tags"),
            Map.entry("tags", "tags"), Map.entry("technique", "techniques"), Map.entry("techniques", "techniques"), Map
                    .entry("mood", "mood"),
            Map.entry("rating", "rating"));

    @Parameters(paramLabel = "ID", description = "The entry's id, or enough of its beginning.")
    private String id = "";

    @Mixin
    private EntryOptions options;

    @Option(names = "--add-tag", paramLabel = "TAG", description = "Add a tag; may stand several times.")
    private List<String> addTags = List.of();

    @Option(names = "--remove-tag", paramLabel = "TAG", description = "Remove a tag; may stand several times.")
    private List<String> removeTags = List.of();

    @Option(names = "--clear", paramLabel = "FIELD", description = "Empty a field; may stand several times.")
    private List<String> clear = List.of();

    @Override
    void check() throws CommandException {
        EntryInput read = options.read(terminal().clock().getZone());
        if (read.isEmpty() && addTags.isEmpty() && removeTags.isEmpty() && clear.isEmpty()) {
            throw CommandException.usage("Say what to change, such as --notes or --add-tag: see woodshed edit --help.");
        }
        for (String field : clear) {
            if (!CLEARABLE.containsKey(field)) {
                throw CommandException.usage("\"" + field + "\" can't be emptied. These can: " + String.join(", ",
                        new TreeSet<>(CLEARABLE.keySet())) + ".");
            }
        }
    }

    @Override
    int run(Woodshed woodshed) throws Exception {
        LogbookEntry entry = EntryFinder.find(woodshed.logbook(), id);
        EntryDraft draft = EntryDraft.of(entry);
        // A start without a zone is one of the entry's own zone.
        apply(options.read(entry.when().zone()), entry, draft, woodshed.logbook());
        Saving saving = woodshed.logbook().editEntry(entry, draft);
        return new Saved(output(), woodshed).report("Changed", saving);
    }

    private void apply(EntryInput typed, LogbookEntry entry, EntryDraft draft, Logbook logbook) throws Exception {
        clear.forEach(field -> draft.clear(String.valueOf(CLEARABLE.get(field))));
        typed.apply(draft, logbook);
        if (typed.start() != null || typed.zone() != null) {
            draft.when(moved(entry.when(), typed.start(), typed.zone()));
        }
        if (!addTags.isEmpty() || !removeTags.isEmpty()) {
            Set<String> tags = typed.tags() == null ? entry.tags() : new TreeSet<>(typed.tags());
            tags.addAll(addTags);
            removeTags.forEach(tags::remove);
            draft.tags(tags);
        }
    }

    /** Only another start makes another practice date; another zone alone leaves the day as the musician has it. */
    private static PracticeTime moved(PracticeTime when, @Nullable Instant start, @Nullable ZoneId zone) {
        ZoneId where = zone == null ? when.zone() : zone;
        return start == null ? new PracticeTime(when.startedAt(), where, when.practiceDate())
                : PracticeTime.starting(start, where, PracticeTime.DEFAULT_DAY_START);
    }
}

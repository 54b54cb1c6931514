package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.LogbookEntry;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;

/** The invariants of the architecture, checked in a history. Not thread-safe. */
final class Promises {
    private static final Duration ANSWERS = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(3);

    private final World world;
    private final Storage storage;
    private final Map<SimulatedLaptop, Long> cursors = new HashMap<>();
    private final Map<EntityKey, CompletableFuture<EntityHistory>> histories = new HashMap<>();

    Promises(World world, Storage storage) {
        this.world = world;
        this.storage = storage;
    }

    /** The cursor never goes back; the datasets of these histories are never exchanged. */
    void checkMeanwhile() {
        for (SimulatedLaptop laptop : world.laptops()) {
            if (laptop.woodshed().sync().figures().server() == null) {
                cursors.remove(laptop);
                continue;
            }
            long cursor = laptop.woodshed().sync().figures().cursor();
            long before = cursors.getOrDefault(laptop, 0L);
            require(cursor >= before || laptop.woodshed().sync().counters().digestMismatches() > 0, laptop
                    + "'s cursor went back from " + before + " to " + cursor);
            cursors.put(laptop, cursor);
        }
    }

    void checkAtTheEnd() {
        allAreEqual();
        nothingTypedIsLost();
        nobodySeesAnother();
        nothingEchoes();
    }

    private void allAreEqual() {
        for (SimulatedLaptop laptop : world.laptops()) {
            SimulatedLaptop first = world.laptops().stream().filter(other -> other.user().equals(laptop.user()))
                    .findFirst().orElseThrow();
            Set<EntityId> disputed = new HashSet<>(disputed(first));
            disputed.addAll(disputed(laptop));
            Map<EntityId, EntityState> entries = entries(laptop, disputed);
            entries(first, disputed).forEach((id, entry) -> {
                EntityState other = entries.remove(id);
                require(entry.equals(other), first + " and " + laptop + " show different entries: " + entry + " and "
                        + other);
            });
            require(entries.isEmpty(), laptop + " shows entries that " + first + " lacks: " + entries);
            ListsView lists = first.lists();
            ListsView others = laptop.lists();
            require(lists.lists().equals(others.lists()) && lists.removed().equals(others.removed()) && lists.items()
                    .equals(others.items()), first + " and " + laptop + " show different lists: " + lists + " and "
                            + others);
        }
    }

    private static List<EntityId> disputed(SimulatedLaptop laptop) {
        return laptop.woodshed().merging().conflicts().stream().map(conflict -> conflict.key().id()).toList();
    }

    private static Map<EntityId, EntityState> entries(SimulatedLaptop laptop, Set<EntityId> without) {
        Map<EntityId, EntityState> entries = new HashMap<>();
        try (var all = laptop.woodshed().logbook().allEntries()) {
            all.filter(entry -> !without.contains(entry.id())).forEach(entry -> entries.put(entry.id(), entry.state()));
        }
        return entries;
    }

    private void nothingTypedIsLost() {
        List<Typed> sought = new ArrayList<>();
        for (Typed typed : world.saved()) {
            if (!isShown(typed)) {
                sought.add(typed);
                histories.computeIfAbsent(typed.entity(), key -> typed.laptop().woodshed().merging().history(key));
            }
        }
        world.time().pass(ANSWERS);
        for (Typed typed : sought) {
            EntityHistory history = Objects.requireNonNull(histories.get(typed.entity())).getNow(null);
            boolean found = history != null && history.entries().stream().anyMatch(entry -> entry.data().toString()
                    .contains(typed.word()));
            require(found || isKnownTo(typed), typed.word() + ", typed on " + typed.laptop() + " into " + typed
                    .entity() + ", is nowhere: neither shown nor in a conflict nor in the history");
        }
    }

    private boolean isKnownTo(Typed typed) {
        CompletableFuture<EntityHistory> own = typed.laptop().woodshed().merging().history(typed.entity());
        world.time().pass(ANSWERS);
        EntityHistory history = own.getNow(null);
        return history != null && history.entries().stream().anyMatch(entry -> entry.data().toString().contains(typed
                .word()));
    }

    private static boolean isShown(Typed typed) {
        boolean inEntity = typed.laptop().woodshed().logbook().entry(typed.entity().id()).map(row -> row.entry().state()
                .data().toString().contains(typed.word())).orElse(false);
        return inEntity || typed.laptop().woodshed().merging().conflicts().stream().filter(conflict -> conflict.key()
                .equals(typed.entity())).map(OpenConflict::disputes).anyMatch(disputes -> disputes.toString().contains(
                        typed.word()));
    }

    private void nobodySeesAnother() {
        Map<EntityId, String> owners = new HashMap<>();
        world.saved().forEach(typed -> owners.put(typed.entity().id(), typed.user()));
        for (SimulatedLaptop laptop : world.laptops()) {
            try (var all = laptop.woodshed().logbook().allEntries()) {
                for (LogbookEntry entry : all.toList()) {
                    require(owners.getOrDefault(entry.id(), laptop.user()).equals(laptop.user()), laptop
                            + " shows an entry of " + owners.get(entry.id()));
                }
            }
        }
    }

    /** Whoever only receives sends nothing: at rest, the log does not grow. */
    private void nothingEchoes() {
        Map<SimulatedLaptop, Long> before = heads();
        world.time().pass(QUIET);
        require(before.equals(heads()), "the log grew while nobody did anything: " + before + " " + heads());
    }

    private Map<SimulatedLaptop, Long> heads() {
        Map<SimulatedLaptop, Long> heads = new HashMap<>();
        world.laptops().forEach(laptop -> heads.put(laptop, storage.readLog(world.server().user(laptop),
                LogReader::head).lastSeq()));
        return heads;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenPromiseException(otherwise);
        }
    }
}

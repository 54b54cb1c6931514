package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.Goal;
import org.woodshed.server.storage.LogHead;

/** The invariants of the architecture, checked in a history. Not thread-safe. */
final class Promises {
    private static final Duration ANSWERS = Duration.ofSeconds(5);
    private static final EntityHistory NOTHING_KNOWN = new EntityHistory(List.of(), false);
    private static final Duration QUIET = Duration.ofMinutes(3);

    /** What a laptop tells of an entity. */
    private record Told(SimulatedLaptop laptop, EntityKey entity) {}

    private final World world;
    private final Map<String, Long> cursors = new HashMap<>();
    private final Map<Told, EntityHistory> histories = new HashMap<>();

    Promises(World world) {
        this.world = world;
    }

    /** What holds at every moment. */
    void checkMeanwhile() {
        checkLedger();
        require(world.complaints().isEmpty(), world.complaints() + "");
        world.laptops().forEach(this::look);
    }

    /** What a laptop shows whose disk is full need not be what is on it. */
    private void look(SimulatedLaptop laptop) {
        if (!laptop.isInTrouble()) {
            checkMeanwhile(laptop, laptop.figures());
        }
    }

    private void checkLedger() {
        world.server().ledger().broken().ifPresent(what -> {
            throw new BrokenPromiseException(what);
        });
    }

    /** The datasets of these histories are never exchanged, so there is no reason for a cursor to go back. */
    private void checkMeanwhile(SimulatedLaptop laptop, SyncFigures figures) {
        if (world.restored()) {
            // Laptops start again from nothing, and give the server what it lost.
            cursors.clear();
            return;
        }
        laptop.echoes().look(figures);
        laptop.echoes().found().ifPresent(change -> {
            throw new BrokenPromiseException(laptop + " sent what nobody did: " + change);
        });
        require(laptop.woodshed().sync().counters().digestMismatches() == 0, laptop
                + " held something else than the server at the same cursor");
        if (figures.server() == null) {
            cursors.clear();
            return;
        }
        String whose = laptop + figures.email();
        long before = cursors.getOrDefault(whose, 0L);
        require(figures.cursor() >= before, laptop + "'s cursor went back from " + before + " to " + figures.cursor());
        cursors.put(whose, figures.cursor());
        LogHead head = world.server().head(world.server().user(String.valueOf(figures.email())));
        require(figures.cursor() != head.lastSeq() || figures.digest().equals(head.digest()), laptop
                + "'s cursor covers what it does not hold: " + figures.digest() + " at " + head);
    }

    void checkAtTheEnd() {
        checkLedger();
        world.laptops().forEach(laptop -> checkMeanwhile(laptop, laptop.figures()));
        allAreEqual();
        everythingCountsOnce();
        nothingIsRefused();
        nothingTypedIsLost();
        nobodySeesAnother();
        nothingEchoes();
    }

    private void allAreEqual() {
        Map<SimulatedLaptop, String> users = users();
        for (SimulatedLaptop laptop : world.laptops()) {
            SimulatedLaptop first = world.laptops().stream().filter(other -> String.valueOf(users.get(other)).equals(
                    users.get(laptop))).findFirst().orElseThrow();
            if (first == laptop) {
                continue;
            }
            Set<EntityId> disputed = new HashSet<>(disputed(first));
            disputed.addAll(disputed(laptop));
            Map<EntityId, EntityState> entries = entries(laptop, disputed);
            entries(first, disputed).forEach((id, entry) -> {
                EntityState other = entries.remove(id);
                require(entry.equals(other), first + " and " + laptop + " show different entries: " + entry + " and "
                        + other);
            });
            require(entries.isEmpty(), laptop + " shows entries that " + first + " lacks: " + entries);
            require(pieces(first).equals(pieces(laptop)) || !disputed.isEmpty(), first + " and " + laptop
                    + " show different pieces: " + pieces(first) + " and " + pieces(laptop));
            ListsView lists = first.lists();
            ListsView others = laptop.lists();
            require(lists.lists().equals(others.lists()) && lists.removed().equals(others.removed()) && lists.items()
                    .equals(others.items()), first + " and " + laptop + " show different lists: " + lists + " and "
                            + others);
        }
    }

    private static Map<EntityId, EntityState> pieces(SimulatedLaptop laptop) {
        Map<EntityId, EntityState> pieces = new HashMap<>();
        laptop.woodshed().logbook().pieces().forEach(summary -> pieces.put(summary.piece().id(), summary.piece()
                .state()));
        return pieces;
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
        Map<SimulatedLaptop, String> users = users();
        Map<SimulatedLaptop, Map<EntityKey, String>> shown = new HashMap<>();
        world.laptops().forEach(laptop -> shown.put(laptop, shown(laptop)));
        for (Typed typed : world.saved()) {
            List<SimulatedLaptop> laptops = laptopsOf(typed, users);
            require(laptops.stream()
                    .anyMatch(laptop -> shown.getOrDefault(laptop, Map.of()).getOrDefault(typed.entity(),
                            "").contains(typed.word()))
                    || laptops.stream().anyMatch(laptop -> isShown(typed, laptop) || wasPurged(typed, laptop))
                    || laptops.stream().anyMatch(laptop -> isInHistory(typed, laptop)),
                    typed.word() + ", typed on "
                            + typed
                                    .laptop()
                            + " into " + typed.entity()
                            + ", is nowhere: neither shown nor in a conflict nor in the history");
        }
    }

    private Map<SimulatedLaptop, String> users() {
        Map<SimulatedLaptop, String> users = new HashMap<>();
        world.laptops().forEach(laptop -> users.put(laptop, laptop.user()));
        return users;
    }

    /** What a laptop shows of each entry and piece, read at once: it answers for most of what was typed. */
    private static Map<EntityKey, String> shown(SimulatedLaptop laptop) {
        Map<EntityKey, String> shown = new HashMap<>();
        entries(laptop, Set.of()).values().forEach(state -> shown.put(state.key(), state.data().toString()));
        pieces(laptop).values().forEach(state -> shown.put(state.key(), state.data().toString()));
        return shown;
    }

    /** Those that have to know it, the one it was typed on first. */
    private List<SimulatedLaptop> laptopsOf(Typed typed, Map<SimulatedLaptop, String> users) {
        return world.laptops().stream().filter(laptop -> typed.user().isEmpty() || typed.user().equals(users.get(
                laptop))).sorted(Comparator.comparing(laptop -> !laptop.equals(typed.laptop()))).toList();
    }

    private boolean wasPurged(Typed typed, SimulatedLaptop laptop) {
        return world.purged() && laptop.woodshed().merging().shown(typed.entity()).deleted();
    }

    private boolean isInHistory(Typed typed, SimulatedLaptop laptop) {
        EntityHistory history = histories.computeIfAbsent(new Told(laptop, typed.entity()), told -> {
            CompletableFuture<EntityHistory> asked = laptop.woodshed().merging().history(typed.entity());
            world.time().pass(ANSWERS);
            return asked.getNow(NOTHING_KNOWN);
        });
        return history.entries().stream().anyMatch(entry -> entry.data().toString().contains(typed.word()));
    }

    /** Whether all laptops of whoever typed it show it. */
    static boolean allShow(World world, Typed typed) {
        return !typed.user().isEmpty()
                && world.laptops().stream().filter(laptop -> laptop.user().equals(typed.user())).allMatch(
                        laptop -> isShown(typed, laptop));
    }

    /** Whether all laptops of whoever counted show the same count. */
    static boolean allCountTheSame(World world, Counted counted) {
        return world.laptops().stream().filter(laptop -> laptop.user().equals(counted.user())).map(laptop -> laptop
                .woodshed().logbook().goals().stream().filter(goal -> goal.id().equals(counted.goal())).map(
                        Goal::progressCount)
                .findFirst()).distinct().count() == 1;
    }

    /** Whether a laptop shows it, or asks about it. */
    static boolean isShown(Typed typed, SimulatedLaptop laptop) {
        boolean inEntity = laptop.woodshed().logbook().entry(typed.entity().id()).map(row -> row.entry().state()
                .data().toString().contains(typed.word())).orElse(false);
        return inEntity || laptop.woodshed().merging().conflicts().stream().filter(conflict -> conflict.key()
                .equals(typed.entity())).map(OpenConflict::disputes).anyMatch(disputes -> disputes.toString().contains(
                        typed.word()));
    }

    /** A count that was sent twice, or that met another's and replaced it, shows here. */
    private void everythingCountsOnce() {
        Map<EntityId, Set<Integer>> sums = new HashMap<>();
        world.counted().forEach(counted -> sums.merge(counted.goal(), Set.of(counted.added()), Promises::sums));
        // The power may have failed between the disk and the word that it is safe.
        world.unanswered().forEach(counted -> sums.merge(counted.goal(), Set.of(0, counted.added()), Promises::sums));
        for (SimulatedLaptop laptop : world.laptops()) {
            for (Goal goal : laptop.woodshed().logbook().goals()) {
                Set<Integer> possible = sums.getOrDefault(goal.id(), Set.of(0));
                require(world.uncertain().contains(goal.id()) || possible.contains(goal.progressCount()),
                        laptop + " counts " + goal.progressCount() + " for "
                                + goal.id() + "; what was typed comes to: " + possible);
            }
        }
    }

    /** What two that may each be one of several come to together. */
    private static Set<Integer> sums(Set<Integer> some, Set<Integer> others) {
        return some.stream().flatMap(one -> others.stream().map(other -> one + other)).collect(Collectors.toSet());
    }

    /** Whatever a laptop sends by itself is such that its server takes it. */
    private void nothingIsRefused() {
        for (SimulatedLaptop laptop : world.laptops()) {
            require(laptop.figures().failed() == 0, laptop + " has changes that were refused: "
                    + laptop.woodshed().sync().outbox());
        }
    }

    private void nobodySeesAnother() {
        for (SimulatedLaptop laptop : world.laptops()) {
            String shown = everything(laptop);
            String user = laptop.user();
            for (Typed typed : world.saved()) {
                require(typed.user().isEmpty() || typed.user().equals(user) || !shown.contains(typed.word()),
                        laptop
                                + " shows what another user typed: " + typed);
            }
        }
    }

    private static String everything(SimulatedLaptop laptop) {
        Woodshed woodshed = laptop.woodshed();
        try (var all = woodshed.logbook().allEntries()) {
            return all.toList() + " " + pieces(laptop) + woodshed.logbook().goals() + laptop.lists() + woodshed
                    .merging().conflicts();
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
        world.laptops()
                .forEach(laptop -> heads.put(laptop, world.server().head(world.server().user(laptop)).lastSeq()));
        return heads;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenPromiseException(otherwise);
        }
    }
}

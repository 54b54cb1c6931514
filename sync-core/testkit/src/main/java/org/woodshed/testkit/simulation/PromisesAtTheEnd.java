package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.Goal;

/** The invariants of the architecture that hold once everybody has synced. Not thread-safe. */
final class PromisesAtTheEnd {
    private static final Duration QUIET = Duration.ofMinutes(3);

    /** What a laptop tells of an entity. */
    private record Told(SimulatedLaptop laptop, EntityKey entity) {}

    private final World world;
    private final Map<Told, EntityHistory> histories = new HashMap<>();

    PromisesAtTheEnd(World world) {
        this.world = world;
    }

    /** @throws BrokenPromiseException if something does not hold */
    void check() {
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
            Set<EntityId> disputed = new HashSet<>(Showing.disputed(first));
            disputed.addAll(Showing.disputed(laptop));
            Map<EntityId, EntityState> entries = Showing.entries(laptop, disputed);
            Showing.entries(first, disputed).forEach((id, entry) -> {
                EntityState other = entries.remove(id);
                BrokenPromiseException.unless(entry.equals(other),
                        first + " and " + laptop + " show different entries: " + entry + " and "
                                + other);
            });
            BrokenPromiseException.unless(entries.isEmpty(),
                    laptop + " shows entries that " + first + " lacks: " + entries);
            BrokenPromiseException.unless(Showing.pieces(first).equals(Showing.pieces(laptop)) || !disputed.isEmpty(),
                    first + " and " + laptop
                            + " show different pieces: " + Showing.pieces(first) + " and " + Showing.pieces(laptop));
            ListsView lists = first.lists();
            ListsView others = laptop.lists();
            BrokenPromiseException.unless(
                    lists.lists().equals(others.lists()) && lists.removed().equals(others.removed()) && lists.items()
                            .equals(others.items()),
                    first + " and " + laptop + " show different lists: " + lists + " and "
                            + others);
        }
    }

    private void nothingTypedIsLost() {
        Map<SimulatedLaptop, String> users = users();
        Map<SimulatedLaptop, Map<EntityKey, String>> shown = new HashMap<>();
        world.laptops().forEach(laptop -> shown.put(laptop, Showing.words(laptop)));
        for (Typed typed : world.saved()) {
            List<SimulatedLaptop> laptops = laptopsOf(typed, users);
            BrokenPromiseException.unless(laptops.stream()
                    .anyMatch(laptop -> shown.getOrDefault(laptop, Map.of()).getOrDefault(typed.entity(),
                            "").contains(typed.word()))
                    || laptops.stream().anyMatch(laptop -> Showing.shows(typed, laptop) || wasPurged(typed, laptop))
                    || world.leftByGuests().contains(typed)
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

    /** Those that have to know it, the one it was typed on first. */
    private List<SimulatedLaptop> laptopsOf(Typed typed, Map<SimulatedLaptop, String> users) {
        return world.laptops().stream().filter(laptop -> typed.user().isEmpty() || typed.user().equals(users.get(
                laptop))).sorted(Comparator.comparing(laptop -> !laptop.equals(typed.laptop()))).toList();
    }

    private boolean wasPurged(Typed typed, SimulatedLaptop laptop) {
        return world.purged() && laptop.woodshed().merging().shown(typed.entity()).deleted();
    }

    private boolean isInHistory(Typed typed, SimulatedLaptop laptop) {
        EntityHistory history =
                histories.computeIfAbsent(new Told(laptop, typed.entity()), told -> Showing.history(world,
                        laptop, typed.entity()));
        return Showing.tells(history, typed);
    }

    /** A count that was sent twice, or that met another's and replaced it, shows here. */
    private void everythingCountsOnce() {
        Map<EntityId, Set<Integer>> sums = new HashMap<>();
        world.counted().forEach(counted -> sums.merge(counted.goal(), Set.of(counted.added()), PromisesAtTheEnd::sums));
        // The power may have failed between the disk and the word that it is safe.
        world.unanswered()
                .forEach(counted -> sums.merge(counted.goal(), Set.of(0, counted.added()), PromisesAtTheEnd::sums));
        for (SimulatedLaptop laptop : world.laptops()) {
            for (Goal goal : laptop.woodshed().logbook().goals()) {
                Set<Integer> possible = sums.getOrDefault(goal.id(), Set.of(0));
                BrokenPromiseException.unless(
                        world.uncertain().contains(goal.id()) || possible.contains(goal.progressCount()),
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
            BrokenPromiseException.unless(laptop.figures().failed() == 0, laptop + " has changes that were refused: "
                    + laptop.woodshed().sync().outbox());
        }
    }

    private void nobodySeesAnother() {
        for (SimulatedLaptop laptop : world.laptops()) {
            String shown = Showing.everything(laptop);
            String user = laptop.user();
            for (Typed typed : world.saved()) {
                BrokenPromiseException.unless(
                        typed.user().isEmpty() || typed.user().equals(user) || !shown.contains(typed.word()),
                        laptop
                                + " shows what another user typed: " + typed);
            }
        }
    }

    /** Whoever only receives sends nothing: at rest, the log does not grow. */
    private void nothingEchoes() {
        Map<SimulatedLaptop, Long> before = heads();
        world.time().pass(QUIET);
        BrokenPromiseException.unless(before.equals(heads()),
                "the log grew while nobody did anything: " + before + " " + heads());
    }

    private Map<SimulatedLaptop, Long> heads() {
        Map<SimulatedLaptop, Long> heads = new HashMap<>();
        world.laptops()
                .forEach(laptop -> heads.put(laptop, world.server().head(world.server().user(laptop)).lastSeq()));
        return heads;
    }
}

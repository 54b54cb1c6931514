package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.woodshed.client.Woodshed;
import org.woodshed.client.history.EntityHistory;
import org.woodshed.client.outbox.OpenConflict;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.Goal;

/** What laptops show. Stateless. */
final class Showing {
    private static final Duration ANSWERS = Duration.ofSeconds(5);
    private static final EntityHistory NOTHING_KNOWN = new EntityHistory(List.of(), false);

    private Showing() {}

    static Map<EntityId, EntityState> pieces(SimulatedLaptop laptop) {
        Map<EntityId, EntityState> pieces = new HashMap<>();
        laptop.woodshed().logbook().pieces().forEach(summary -> pieces.put(summary.piece().id(), summary.piece()
                .state()));
        return pieces;
    }

    static List<EntityId> disputed(SimulatedLaptop laptop) {
        return laptop.woodshed().merging().conflicts().stream().map(conflict -> conflict.key().id()).toList();
    }

    static Map<EntityId, EntityState> entries(SimulatedLaptop laptop, Set<EntityId> without) {
        Map<EntityId, EntityState> entries = new HashMap<>();
        try (var all = laptop.woodshed().logbook().allEntries()) {
            all.filter(entry -> !without.contains(entry.id())).forEach(entry -> entries.put(entry.id(), entry.state()));
        }
        return entries;
    }

    /** What a laptop shows of each entry and piece, read at once: it answers for most of what was typed. */
    static Map<EntityKey, String> words(SimulatedLaptop laptop) {
        Map<EntityKey, String> shown = new HashMap<>();
        entries(laptop, Set.of()).values().forEach(state -> shown.put(state.key(), state.data().toString()));
        pieces(laptop).values().forEach(state -> shown.put(state.key(), state.data().toString()));
        return shown;
    }

    /** Whether all laptops of whoever typed it show it. */
    static boolean allShow(World world, Typed typed) {
        return !typed.user().isEmpty()
                && world.laptops().stream().filter(laptop -> laptop.user().equals(typed.user())).allMatch(
                        laptop -> shows(typed, laptop));
    }

    /** Whether all laptops of whoever counted show the same count. */
    static boolean allCountTheSame(World world, Counted counted) {
        return world.laptops().stream().filter(laptop -> laptop.user().equals(counted.user())).map(laptop -> laptop
                .woodshed().logbook().goals().stream().filter(goal -> goal.id().equals(counted.goal())).map(
                        Goal::progressCount)
                .findFirst()).distinct().count() == 1;
    }

    /** Whether a laptop shows it, or asks about it. */
    static boolean shows(Typed typed, SimulatedLaptop laptop) {
        boolean inEntity = laptop.woodshed().logbook().entry(typed.entity().id()).map(row -> row.entry().state()
                .data().toString().contains(typed.word())).orElse(false);
        return inEntity || laptop.woodshed().merging().conflicts().stream().filter(conflict -> conflict.key()
                .equals(typed.entity())).map(OpenConflict::disputes).anyMatch(disputes -> disputes.toString().contains(
                        typed.word()));
    }

    static String everything(SimulatedLaptop laptop) {
        Woodshed woodshed = laptop.woodshed();
        try (var all = woodshed.logbook().allEntries()) {
            return all.toList() + " " + pieces(laptop) + woodshed.logbook().goals() + laptop.lists() + woodshed
                    .merging().conflicts();
        }
    }

    /** What a laptop tells of an entity's past, for which it may have to ask the server. */
    static EntityHistory history(World world, SimulatedLaptop laptop, EntityKey entity) {
        CompletableFuture<EntityHistory> asked = laptop.woodshed().merging().history(entity);
        world.time().pass(ANSWERS);
        return asked.getNow(NOTHING_KNOWN);
    }

    static boolean tells(EntityHistory history, Typed typed) {
        return history.entries().stream().anyMatch(entry -> entry.data().toString().contains(typed.word()));
    }
}

package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.model.LogbookEntry;

/** Two laptops whose network is as bad as hotels and trains make it. */
@NullMarked
class FaultyNetworkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int STEPS = 120;

    @TempDir
    Path folder;
    private TestServer server;
    private FaultProxy network;
    private Laptop a;
    private Laptop b;

    @BeforeEach
    void connect() {
        server = TestServer.start(folder.resolve("server"));
        network = FaultProxy.before(server.uri());
        a = Laptop.named("A", folder).register(network.uri(), "clara@example.org");
        b = Laptop.named("B", folder).signIn(network.uri(), "clara@example.org");
        a.reopenWith(PATIENCE);
        b.reopenWith(PATIENCE);
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        network.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultLosesNothingDoublesNothingAndIsOver(Fault fault) {
        LogbookEntry entry = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("typed in a hotel"));
        network.give(() -> fault);
        SyncResult result = a.trySync();
        if (fault == Fault.DELAY || fault == Fault.DUPLICATE) {
            assertThat(result).isInstanceOf(SyncResult.Done.class);
        } else {
            assertThat(result).isInstanceOfSatisfying(SyncResult.NotReached.class, not -> assertThat(not.message())
                    .isNotBlank());
            assertThat(a.woodshed().sync().outbox()).singleElement().satisfies(item -> assertThat(item.attempts())
                    .as("only the server's own answer counts against a change").isZero());
            assertThat(a.woodshed().sync().status()).isInstanceOfAny(SyncStatus.Offline.class,
                    SyncStatus.Problem.class);
        }
        assertThat(network.given(fault)).isPositive();

        network.give(() -> null);
        a.sync();
        b.sync();
        assertThat(b.entries()).extracting(LogbookEntry::id).containsExactly(entry.id());
        assertEqual();
    }

    @Test
    void laptopsThatEditThroughAllFaultsEndEqual() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        Random random = new Random(seed);
        Random ofTheNetwork = new Random(seed + 1);
        network.give(() -> ofTheNetwork.nextInt(3) == 0 ? null
                : FAULTS.get(ofTheNetwork.nextInt(FAULTS.size())));
        Set<String> typed = new HashSet<>();
        for (int step = 0; step < STEPS; step++) {
            step(random, step, typed);
        }
        network.give(() -> null);
        for (Laptop laptop : List.of(a, b, a, b)) {
            laptop.sync();
        }
        assertEqual();
        assertThat(notes(a)).containsExactlyInAnyOrderElementsOf(typed);
    }

    /** Each laptop edits only entries of its own, so that nothing has to be chosen. */
    private void step(Random random, int step, Set<String> typed) {
        Laptop laptop = random.nextBoolean() ? a : b;
        String name = laptop == a ? "A" : "B";
        List<LogbookEntry> mine = laptop.entries().stream().filter(entry -> String.valueOf(entry.notes()).startsWith(
                name)).toList();
        String text = name + " typed " + step;
        if (mine.isEmpty() || random.nextInt(3) == 0) {
            laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes(text));
        } else {
            LogbookEntry entry = mine.get(random.nextInt(mine.size()));
            typed.remove(String.valueOf(entry.notes()));
            laptop.edit(entry.id(), draft -> draft.notes(text));
        }
        typed.add(text);
        if (random.nextInt(2) == 0) {
            laptop.trySync();
        }
    }

    private static List<String> notes(Laptop laptop) {
        return laptop.entries().stream().map(entry -> String.valueOf(entry.notes())).collect(Collectors.toList());
    }

    private void assertEqual() {
        assertThat(b.entries()).isEqualTo(a.entries());
        assertThat(b.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
        assertThat(a.woodshed().sync().outbox()).isEmpty();
        assertThat(b.woodshed().sync().outbox()).isEmpty();
    }
}

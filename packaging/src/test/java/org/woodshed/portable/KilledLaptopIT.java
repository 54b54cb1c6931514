package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.transport.HttpServerApi;
import org.woodshed.client.transport.ServerAddress;
import org.woodshed.client.transport.Reply;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityState;
import org.woodshed.model.GoalDraft;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.testkit.Laptop;

/**
 * Two laptops that are killed again and again while they open, save, send, store answers and close, with the server killed
 * now and then besides; in the end everything that was acknowledged is there, once, and the same everywhere.
 */
@NullMarked
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class KilledLaptopIT {
    private static final int KILLS = Integer.getInteger("woodshed.kills", 200);
    private static final int KILLS_A_SERVER = 40;
    private static final String USER = "clara@example.org";

    /** What can't be opened after a kill must be there to be looked at. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", 20_261_122);

    @Test
    void whateverWasAcknowledgedBeforeAKillIsThereOnce() throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        Instant begun = Instant.now();
        try (ServerProcess server = new ServerProcess(folder.resolve("server"), "--registration", "open")) {
            begin("a", server.uri(), true);
            begin("b", server.uri(), false);
            ReadyLaptops ready = ReadyLaptops.trained(folder, server.uri());
            KilledLives a = new KilledLives("a", folder.resolve("a"), seed, ready::start);
            KilledLives b = new KilledLives("b", folder.resolve("b"), seed + 1_000_000, ready::start);
            CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> live(b, () -> {
            }), Thread::startVirtualThread);
            live(a, () -> {
                if (a.kills() % KILLS_A_SERVER == KILLS_A_SERVER / 2) {
                    server.kill();
                    server.startAgain();
                }
            });
            beside.join();

            int kept = assertKept(server.uri(), a, b);
            System.out.println((a.kills() + b.kills()) + " kills in " + Duration.between(begun, Instant.now())
                    .toSeconds() + " s, " + (a.killedWhileSending() + b.killedWhileSending())
                    + " of them with changes on their way, after " + (a.livesThatSynced() + b.livesThatSynced())
                    + " lives that stored answers; " + (a.typed().acknowledgements() + b.typed().acknowledgements())
                    + " edits acknowledged, " + kept + " entities kept");
            assertThat(a.killedWhileSending() + b.killedWhileSending()).isGreaterThan(KILLS / 20);
            assertThat(a.livesThatSynced() + b.livesThatSynced()).isGreaterThan(KILLS / 20);
        }
    }

    private void begin(String name, URI server, boolean first) throws Exception {
        try (Laptop laptop = Laptop.named(name, folder)) {
            if (first) {
                laptop.register(server, USER);
            } else {
                laptop.signIn(server, USER);
            }
            laptop.woodshed().logbook().addGoal(GoalDraft.titled(TypedEdits.goalOf(name), Instant.now()).progressCount(
                    0)).durable().join();
            laptop.sync();
        }
    }

    private static void live(KilledLives laptop, Between between) {
        try {
            while (laptop.kills() < KILLS / 2) {
                laptop.live();
                between.run();
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        } finally {
            laptop.end();
        }
    }

    /** What is done between two lives. */
    @FunctionalInterface
    private interface Between {
        void run() throws IOException, InterruptedException;
    }

    /** Both laptops, the server itself, and a new laptop hold the same; answers how many entities there are. */
    private int assertKept(URI server, KilledLives... lives) throws Exception {
        try (Laptop a = Laptop.named("a", folder);
                Laptop b = Laptop.named("b", folder);
                Laptop c = Laptop.named("c",
                        folder).signIn(server, USER)) {
            for (Laptop laptop : List.of(a, b, a, c)) {
                assertThat(laptop.trySync()).as(() -> "open: " + laptop.woodshed().sync().conflicts()).isInstanceOf(
                        SyncResult.Done.class);
            }
            Map<String, EntityState> onServer = statesOf(server);
            List<Typed> typed = List.of(lives).stream().map(KilledLives::typed).toList();
            Typed.assertNothingDoubled(onServer, typed);
            for (Laptop laptop : List.of(a, b, c)) {
                assertThat(laptop.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures()
                        .digest());
                assertThat(laptop.woodshed().sync().conflicts()).isEmpty();
                assertThat(laptop.woodshed().sync().outbox()).isEmpty();
                Map<String, EntityState> here = new HashMap<>();
                laptop.entries().forEach(entry -> here.put(entry.id().value(), entry.state()));
                laptop.woodshed().logbook().goals().forEach(goal -> here.put(goal.id().value(), goal.state()));
                Map<String, EntityState> there = new HashMap<>(onServer);
                there.values().removeIf(EntityState::deleted);
                assertThat(here).isEqualTo(there);
            }
            typed.forEach(laptop -> laptop.assertKept(onServer));
            return onServer.size();
        }
    }

    /** What the server holds, read from it page by page as any program can. */
    private static Map<String, EntityState> statesOf(URI server) {
        Map<String, EntityState> states = new HashMap<>();
        try (HttpServerApi api = new HttpServerApi(ServerAddress.of(server), Duration.ofSeconds(30))) {
            String token = value(api.login(new Credentials(USER, Laptop.PASSWORD, new DeviceId("reader"), "Reader")))
                    .accessToken();
            SyncResponse page = value(api.sync(token, new SyncRequest(null, 0L, null, 1, 500, null, List.of())));
            while (true) {
                page.newChanges().forEach(change -> states.put(change.entityId().value(), change.state()));
                if (!page.hasMore()) {
                    return states;
                }
                page = value(api.sync(token, new SyncRequest(page.generation(), page.nextCursor(), page.check(), 1, 500,
                        null, List.of())));
            }
        }
    }

    private static <T> T value(CompletableFuture<Reply<T>> reply) {
        return Objects.requireNonNull(reply.join() instanceof Reply.Success<T> success ? success.value() : null,
                "the server refused");
    }
}

package org.woodshed.testkit.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.Reply;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;

/** What a laptop could do wrong. */
@NullMarked
@SuppressWarnings("FutureReturnValueIgnored") // what is made of an answer is the answer
final class LaptopMistakes {
    private LaptopMistakes() {}

    /** Whatever another program on the folder asked for, it is told that it is safe. */
    static Mistake tellsAFollowerTooSoon() {
        return new Mistake() {
            @Override
            public boolean toldToFollower(boolean safe) {
                return true;
            }
        };
    }

    /** A mistake in how version 2 is spoken. */
    @FunctionalInterface
    private interface Speaking extends Mistake {
        /** @param real asks the server */
        CompletableFuture<Reply<SyncResponse>> sync(SyncRequest request, Server real);

        @Override
        default ServerApi api(ServerApi real) {
            return new Through<>(ServerApi.class, real).at("sync", (arguments, server) -> sync(
                    (SyncRequest) arguments[1], request -> real.sync((String) arguments[0], request))).part();
        }
    }

    /** Whoever answers. */
    @FunctionalInterface
    private interface Server {
        CompletableFuture<Reply<SyncResponse>> answer(SyncRequest request);
    }

    private static SyncRequest with(SyncRequest request, List<Change> changes) {
        return new SyncRequest(request.generation(), request.lastKnownServerVersion(), request.check(), request
                .schema(), request.limit(), request.listsFrom(), changes);
    }

    private static SyncResponse answering(SyncResponse response, List<Acknowledgement> answers, boolean hasMore) {
        return new SyncResponse(response.generation(), response.restoredSeq(), answers, response.newChanges(),
                response.conflicts(), response
                        .latestServerVersion(),
                response.check(), hasMore, response.digest());
    }

    /** What was sent counts as taken, even if no answer comes. */
    static Mistake takesSilenceForConsent() {
        SyncResponse[] last = new SyncResponse[1];
        return (Speaking) (request, server) -> server.answer(request).thenApply(reply -> {
            if (reply instanceof Reply.Success<SyncResponse> success) {
                last[0] = success.value();
            }
            SyncResponse before = last[0];
            return reply instanceof Reply.Success<SyncResponse> || before == null || request.generation() == null
                    ? reply
                    : new Reply.Success<>(consent(request, before));
        });
    }

    private static SyncResponse consent(SyncRequest request, SyncResponse before) {
        return new SyncResponse(String.valueOf(request.generation()), null, request.changesOrNone().stream().map(
                change -> Acknowledgement.accepted(change.changeId(), Outcome.APPLIED, request
                        .lastKnownServerVersion(), change.baseVersion() + 1, null))
                .toList(), List.of(), List.of(),
                request.lastKnownServerVersion(), request.check(), true, before.digest());
    }

    /** Every try is made under new ids. */
    static Mistake namesEveryTryAnew() {
        Random random = new Random(1);
        return (Speaking) (request, server) -> {
            Map<ChangeId, ChangeId> real = new HashMap<>();
            List<Change> renamed = new ArrayList<>();
            for (Change change : request.changesOrNone()) {
                ChangeId other = anyId(random);
                real.put(other, change.changeId());
                renamed.add(new Change(other, change.type(), change.entityType(), change.entityId(), change
                        .baseVersion(), change.timestamp(), change.data()));
            }
            return server.answer(with(request, renamed)).thenApply(reply -> reply instanceof Reply.Success<
                    SyncResponse> success ? new Reply.Success<>(named(success.value(), real)) : reply);
        };
    }

    private static SyncResponse named(SyncResponse response, Map<ChangeId, ChangeId> real) {
        return new SyncResponse(response.generation(), response.restoredSeq(), response.acknowledged().stream().map(
                answer -> new Acknowledgement(real.getOrDefault(answer.changeId(), answer.changeId()), answer.outcome(),
                        answer.seq(), answer.version(), answer.reason(), answer.field(), answer.state()))
                .toList(),
                response.newChanges(), response.conflicts().stream().map(
                        report -> new ConflictReport(real.getOrDefault(report.changeId(), report
                                .changeId()), report.reason(), report.fields(), report.entityType(), report.entityId(),
                                report.remote()))
                        .toList(),
                response.latestServerVersion(), response.check(), response.hasMore(), response.digest());
    }

    /** Any page is taken for the last. */
    static Mistake stopsAfterOnePage() {
        return (Speaking) (request, server) -> server.answer(request).thenApply(reply -> reply instanceof Reply.Success<
                SyncResponse> success
                        ? new Reply.Success<>(answering(success.value(), success.value().acknowledged(), false))
                        : reply);
    }

    /** What came from the server goes back to it. */
    static Mistake echoes() {
        List<Change> received = new ArrayList<>();
        Random random = new Random(1);
        return (Speaking) (request, server) -> {
            List<Change> all = new ArrayList<>(request.changesOrNone());
            all.addAll(received);
            received.clear();
            return server.answer(with(request, all)).thenApply(reply -> {
                if (reply instanceof Reply.Success<SyncResponse> success) {
                    success.value().newChanges().stream().filter(change -> change.type() == ChangeType.UPDATED
                            && !change.entityType().equals(EntityType.LIST_OPERATION)).forEach(change -> received.add(
                                    echo(change, random)));
                }
                return reply;
            });
        };
    }

    private static ChangeId anyId(Random random) {
        return new ChangeId(new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2)
                | Long.MIN_VALUE).toString());
    }

    private static Change echo(ServerChange change, Random random) {
        ChangeId id = anyId(random);
        return new Change(id, ChangeType.CREATED, change.entityType(), change.entityId(), change.version(), change
                .serverTime(), change.data());
    }

    /** A broadcast is applied whatever lies between it and the cursor. */
    static Mistake ignoresGaps() {
        return new Mistake() {
            @Override
            public SyncSocket socket(SyncSocket real, Supplier<Long> cursor) {
                return new Through<>(SyncSocket.class, real).at("open", (arguments, socket) -> socket.call(arguments[0],
                        arguments[1], arguments[2], closingGaps((SyncSocket.Listener) arguments[3], cursor))).part();
            }
        };
    }

    private static SyncSocket.Listener closingGaps(SyncSocket.Listener listener, Supplier<Long> cursor) {
        return new SyncSocket.Listener() {
            @Override
            public void message(String text) {
                listener.message(withoutGap(text, cursor.get()));
            }

            @Override
            public void closed(boolean unauthenticated) {
                listener.closed(unauthenticated);
            }
        };
    }

    private static String withoutGap(String text, long cursor) {
        try {
            return SocketMessages.read(text) instanceof SocketMessage.Broadcast change && change.prevSeq() > cursor
                    ? SocketMessages.write(new SocketMessage.Broadcast(change.type(), change.seq(), cursor, change
                            .version(), change.entityType(), change.entityId(), change.deviceId(), change.data(),
                            change
                                    .timestamp(),
                            change.check()))
                    : text;
        } catch (JsonException unreadable) {
            return text;
        }
    }

    /** What was edited is stored while the screen waits. */
    static Mistake letsTheScreenWait() {
        return new Mistake() {
            @Override
            public TaskThread storeThread(TaskThread real) {
                return new TaskThread() {
                    @Override
                    public void execute(Runnable task) {
                        task.run();
                    }

                    @Override
                    public Scheduled schedule(Runnable task, Duration delay) {
                        return real.schedule(task, delay);
                    }

                    @Override
                    public void close() {
                        real.close();
                    }
                };
            }
        };
    }

    /** The disk says that it has what it has not: a power cut takes back some of what was saved. */
    static Mistake losesWhatItSaidIsSaved() {
        Map<SimulatedLaptop, Path> earlier = new HashMap<>();
        int[] deeds = new int[1];
        return new Mistake() {
            @Override
            public void done(SimulatedLaptop laptop, Folders folders) {
                if (deeds[0]++ % 4 == 0) {
                    forget(laptop, folders);
                    earlier.put(laptop, folders.copy(laptop.disk().path()));
                }
            }

            private void forget(SimulatedLaptop laptop, Folders folders) {
                Path old = earlier.remove(laptop);
                if (old != null) {
                    folders.delete(old);
                }
            }

            @Override
            public Path afterPowerCut(SimulatedLaptop laptop, Path folder) {
                @Nullable Path old = earlier.get(laptop);
                return old == null ? folder : old;
            }
        };
    }

    /** Whoever starts Woodshed again gets a second one, which leads too. */
    static Mistake overlooksTheLock() {
        return new Mistake() {
            @Override
            public Path startedTwice(Path folder, Folders folders) {
                return folders.copy(folder);
            }
        };
    }
}

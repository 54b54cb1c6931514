package org.woodshed.server.ws;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.ChangeId;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketRequest;
import org.woodshed.protocol.SocketRequests;
import org.woodshed.server.auth.Authenticator;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.MutationStep;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.RateLimiter;
import org.woodshed.server.limits.RollOut;
import org.woodshed.server.oplog.OperationService;

/** Answers what comes in on sockets. Thread-safe; one socket's messages come one after the other. */
final class Inbox {
    private static final Logger LOGGER = LoggerFactory.getLogger(Inbox.class);
    private final Authenticator authenticator;
    private final MutationStep mutations;
    private final OperationService operations;
    private final CatchUp catchUp;
    private final RollOut rollOut;
    private final RateLimiter limiter;
    private final InstantSource clock;

    Inbox(Authenticator authenticator, MutationStep mutations, OperationService operations, CatchUp catchUp,
            RollOut rollOut, RateLimiter limiter,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.mutations = mutations;
        this.operations = operations;
        this.catchUp = catchUp;
        this.rollOut = rollOut;
        this.limiter = limiter;
        this.clock = clock;
    }

    void take(Connection connection, String text) {
        connection.heard(clock.instant());
        if (!connection.session().expiresAt().isAfter(clock.instant())) {
            connection.close(CloseReason.TOKEN_EXPIRED);
            return;
        }
        try {
            SocketRequest request = SocketRequests.read(text);
            // First, as it costs least: the database is asked about a device only as often as it may call.
            if (isCounted(connection, request) && isSignedIn(connection)) {
                answer(connection, request);
            }
        } catch (JsonException unreadable) {
            if (isCounted(connection, null) && isSignedIn(connection)) {
                connection.send(new SocketMessage.Problem(ErrorCode.INVALID_REQUEST.wireName(), String.valueOf(
                        unreadable.getMessage()), null));
            }
        }
    }

    private void answer(Connection connection, SocketRequest asked) {
        switch (asked) {
            case SocketRequest.Ping _ -> connection.send(new SocketMessage.Pong());
            case SocketRequest.Subscribe subscribe -> connection.subscribe(Set.copyOf(subscribe.entityTypes()));
            case SocketRequest.CatchUp request -> catchUp(connection, request);
            case SocketRequest.Mutation mutation -> apply(connection, mutation);
            case SocketRequest.Operations operations -> take(connection, operations);
            case SocketRequest.Unknown _ -> connection.send(new SocketMessage.Problem("unknown_type",
                    "This server knows no message of that type", null));
        }
    }

    /** Counts a message: what syncs together with the calls over HTTP, all else apart, so that neither uses up the other. */
    private boolean isCounted(Connection connection, @Nullable SocketRequest request) {
        Session session = connection.session();
        String device = session.userId() + " " + session.deviceId();
        try {
            limiter.count(switch (request) {
                case SocketRequest.CatchUp _,SocketRequest.Mutation _,SocketRequest.Operations _ -> device;
                case null, default -> "socket " + device;
            });
            return true;
        } catch (ApiException tooMany) {
            problem(connection, tooMany, request instanceof SocketRequest.Mutation mutation ? mutation.change()
                    .changeId() : null);
            return false;
        }
    }

    private boolean isSignedIn(Connection connection) {
        try {
            authenticator.requireValid(connection.session());
            return true;
        } catch (ApiException calledIn) {
            if (calledIn.code() == ErrorCode.UNAUTHENTICATED) {
                connection.close(CloseReason.REVOKED);
            } else {
                problem(connection, calledIn, null);
            }
            return false;
        }
    }

    private void catchUp(Connection connection, SocketRequest.CatchUp request) {
        orProblem(connection, null, () -> {
            rollOut.require(connection.session().userId());
            catchUp.answer(connection, request);
        });
    }

    private void apply(Connection connection, SocketRequest.Mutation mutation) {
        Session session = connection.session();
        orProblem(connection, mutation.change().changeId(), () -> {
            rollOut.require(session.userId());
            MutationStep.Result result = mutations.apply(new Author(session.userId(), session.deviceId()), mutation
                    .change());
            connection.send(receipt(result.acknowledgement(), result.broadcast()));
            if (result.conflict() != null) {
                connection.send(SocketMessage.Conflict.of(result.conflict()));
            }
        });
    }

    private void take(Connection connection, SocketRequest.Operations request) {
        Session session = connection.session();
        orProblem(connection, null, () -> {
            OperationService.Taken taken = operations.push(new Author(session.userId(), session.deviceId()),
                    new OperationPush(session.deviceId(), request.generation(), request.ops()));
            OperationReceipt receipt = taken.receipt();
            connection.send(new SocketMessage.OperationsTaken(receipt.serverSeq(), receipt.accepted(), receipt
                    .duplicates(), receipt.refused(), taken.prevSeq(), taken.check()));
        });
    }

    private static SocketMessage receipt(Acknowledgement acknowledged, SocketMessage.@Nullable Broadcast broadcast) {
        return new SocketMessage.Receipt(acknowledged.changeId(), acknowledged.outcome(), acknowledged.seq(),
                broadcast == null ? null : broadcast.prevSeq(), acknowledged.version(), acknowledged.reason(),
                acknowledged.field(), acknowledged.state(), broadcast == null ? null : broadcast.check());
    }

    private static void orProblem(Connection connection, @Nullable ChangeId changeId, Runnable work) {
        try {
            work.run();
        } catch (ApiException refused) {
            problem(connection, refused, changeId);
        } catch (RuntimeException fault) {
            String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            LOGGER.atError().setCause(fault).addKeyValue("error", id).log("Unexpected failure on a socket");
            connection.send(new SocketMessage.Problem(ErrorCode.INTERNAL.wireName(),
                    "Something went wrong on the server; the log has it as " + id, changeId));
        }
    }

    private static void problem(Connection connection, ApiException refused, @Nullable ChangeId changeId) {
        connection.send(new SocketMessage.Problem(refused.code().wireName(), String.valueOf(refused.getMessage()),
                changeId));
    }
}

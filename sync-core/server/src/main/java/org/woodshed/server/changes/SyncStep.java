package org.woodshed.server.changes;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ProtocolVersion;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;

/** Version 2: one round trip that takes a laptop's changes and gives it everybody else's. Thread-safe. */
public final class SyncStep {
    /** The oldest schema this server still understands. */
    public static final int MIN_SCHEMA = 1;

    private final ChangeService service;

    public SyncStep(ChangeService service) {
        this.service = service;
    }

    /**
     * Applies the request's changes and reads the next page.
     *
     * @throws ApiException if the request as a whole can't be answered; then nothing of it was applied
     */
    public SyncResponse answer(Author author, SyncRequest request) {
        validate(request);
        return service.apply(author, request.changesOrNone(), new Exchange(request));
    }

    private static void validate(SyncRequest request) {
        if (request.changesOrNone().size() > Limits.MAX_CHANGES) {
            throw ApiException.of(ErrorCode.TOO_LARGE, "A request may hold at most " + Limits.MAX_CHANGES
                    + " changes; send the rest in the next one");
        }
        if (request.schema() != null && request.schema() < MIN_SCHEMA) {
            throw ApiException.of(ErrorCode.SCHEMA_TOO_OLD, "This version of the app is too old for the server."
                    + " What you typed is safe on the laptop: install the new version");
        }
        for (@Nullable Change change : request.changesOrNone()) {
            if (change == null) {
                throw ApiException.invalid("changes", "changes must hold objects");
            }
            requireAllowed(change);
        }
    }

    /** Refuses what is no change of an entity. */
    static void requireAllowed(Change change) {
        if (change.entityType().equals(EntityType.LIST_OPERATION)) {
            throw ApiException.invalid("changes", "List operations do not travel in changes");
        }
    }

    private record Exchange(SyncRequest request) implements ChangeService.Exchange<SyncResponse> {
        private long listsFrom() {
            return request.listsFrom() == null ? 0 : request.listsFrom();
        }

        @Override
        public void before(LogReader log) {
            new Cursor(request.generation(), request.lastKnownServerVersion(), request.check()).require(log);
        }

        @Override
        public SyncResponse after(LogReader log, BatchOutcome outcome) {
            long cursor = request.lastKnownServerVersion();
            LogHead head = outcome.head();
            int limit = request.limit() == null ? Limits.MAX_FRAME_ITEMS
                    : Math.min(request.limit(), Limits.MAX_FRAME_ITEMS);
            Page page = outcome.isAllThatFollows(log.head(), cursor) ? Page.EMPTY
                    : Page.read(log, cursor, head.lastSeq(), listsFrom(), limit,
                            change -> outcome.knownToSender().test(change.state().key(), cursor));
            return new SyncResponse(head.generation(),
                    head.restoredSeq() == 0 ? null : Long.valueOf(head.restoredSeq()), outcome.acknowledged(),
                    page.changes(), outcome.conflicts(), head
                            .lastSeq(),
                    page.hasMore() ? page.lastCheck() : head.lastCheck(), page.hasMore(), head.digest());
        }
    }
}

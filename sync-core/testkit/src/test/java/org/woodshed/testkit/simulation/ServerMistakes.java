package org.woodshed.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.FieldVersions;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ServerChange;
import org.woodshed.server.auth.Session;
import org.woodshed.server.fanout.FanoutEvent;
import org.woodshed.server.storage.LogAccess;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.LogWrites;
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.OperationWriter;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.Storage;
import org.woodshed.server.storage.StoredEntity;
import org.woodshed.server.storage.StoredOperation;

/** What a server could do wrong. */
@NullMarked
final class ServerMistakes {
    private ServerMistakes() {}

    /** A mistake in how one user's log is written. */
    @FunctionalInterface
    private interface Writing extends Mistake {
        Through<LogWriter> spoilt(Through<LogWriter> log);

        @Override
        default Storage storage(Storage real) {
            return new Through<>(Storage.class, real).at("writeLog", (arguments, storage) -> {
                @SuppressWarnings("unchecked") // as Storage declares it
                Function<LogWriter, Object> work = (Function<LogWriter, Object>) arguments[1];
                Function<LogWriter, Object> misled = log -> work.apply(spoilt(new Through<>(LogWriter.class, log))
                        .part());
                return storage.call(arguments[0], misled);
            }).part();
        }
    }

    /** A mistake in how pages are read, by requests with changes and by those without. */
    @FunctionalInterface
    private interface Paging extends Mistake {
        List<PageItem> spoilt(UserId user, List<PageItem> page, int limit);

        @Override
        default Storage storage(Storage real) {
            return new Through<>(Storage.class, real).at("writeLog", (arguments, storage) -> {
                @SuppressWarnings("unchecked") // as Storage declares it
                Function<LogWriter, Object> work = (Function<LogWriter, Object>) arguments[1];
                UserId user = ServerMistakes.user(arguments[0]);
                Function<LogWriter, Object> misled = log -> work.apply(misled(LogWriter.class, log, user));
                return storage.call(arguments[0], misled);
            }).at("readLog", (arguments, storage) -> {
                @SuppressWarnings("unchecked") // as Storage declares it
                Function<LogReader, Object> work = (Function<LogReader, Object>) arguments[1];
                UserId user = ServerMistakes.user(arguments[0]);
                Function<LogReader, Object> misled = log -> work.apply(misled(LogReader.class, log, user));
                return storage.call(arguments[0], misled);
            }).part();
        }

        private <T> T misled(Class<T> type, T log, UserId user) {
            return new Through<>(type, log).at("changedAfter", (arguments, real) -> {
                @SuppressWarnings("unchecked") // as LogReader declares it
                List<PageItem> page = (List<PageItem>) Objects.requireNonNull(real.call(arguments));
                return spoilt(user, page, (int) arguments[1]);
            }).part();
        }
    }

    private static Mistake writes(UnaryOperator<LogWrites> spoilt) {
        return (Writing) log -> log.at("write", (arguments, real) -> real.call(spoilt.apply(
                (LogWrites) arguments[0])));
    }

    /** Every fifth batch is acknowledged, and the log's head moves, but the changed entities are not stored. */
    static Mistake acknowledgesWithoutStoring() {
        int[] batches = new int[1];
        return writes(written -> batches[0]++ % 5 < 4 ? written
                : new LogWrites(written.author(), written.at(), written.created(), List.of(), written.accepted(),
                        written.head()));
    }

    /** What a transaction had done when its process was killed stays. */
    static Mistake staysHalfDone() {
        return new Mistake() {
            @Override
            public Storage storage(Storage real) {
                return new Through<>(Storage.class, real).at("writeLog", (arguments, storage) -> {
                    @SuppressWarnings("unchecked") // as Storage declares it
                    Function<LogWriter, Object> work = (Function<LogWriter, Object>) arguments[1];
                    List<ServerKill.KilledException> killed = new ArrayList<>();
                    Function<LogWriter, Optional<Object>> tillTheEnd = log -> {
                        try {
                            return Optional.ofNullable(work.apply(log));
                        } catch (ServerKill.KilledException end) {
                            killed.add(end);
                            return Optional.empty();
                        }
                    };
                    Object result = storage.call(arguments[0], tillTheEnd);
                    if (!killed.isEmpty()) {
                        throw killed.getFirst();
                    }
                    return ((Optional<?>) Objects.requireNonNull(result)).orElse(null);
                }).part();
            }
        };
    }

    /** Whose log a transaction is on. */
    private static UserId user(@Nullable Object access) {
        return access instanceof LogAccess known ? known.userId() : (UserId) Objects.requireNonNull(access);
    }

    /** A change that comes a second time is taken for a new one. */
    static Mistake forgetsWhatItHasSeen() {
        int[] renamed = new int[1];
        return (Writing) log -> log.at("recorded", (arguments, real) -> Map.of()).at("write", (arguments, real) -> {
            LogWrites written = (LogWrites) arguments[0];
            return real.call(new LogWrites(written.author(), written.at(), written.created(), written.changed(), written
                    .accepted().stream().map(change -> renamed(change, renamed[0]++)).toList(), written.head()));
        });
    }

    /** Under another id: the table itself would refuse the same one twice. */
    private static LoggedChange renamed(LoggedChange logged, int number) {
        Change change = logged.change();
        ChangeId other = new ChangeId(change.changeId().value().substring(0, 23) + "-%012x".formatted(number));
        return new LoggedChange(new Change(other, change.type(), change.entityType(), change.entityId(), change
                .baseVersion(), change.timestamp(), change.data()), logged.contentHash(), logged.seq(), logged
                        .seqCheck(),
                logged.version(), logged.result());
    }

    /** Deletions do not get into the digest. */
    static Mistake forgetsToCountDeletions() {
        return writes(written -> {
            long forgotten = written.changed().stream().filter(entity -> entity.state().deleted()).mapToLong(
                    StoredEntity::itemHash).reduce(0, (left, right) -> left ^ right);
            LogHead head = written.head();
            return new LogWrites(written.author(), written.at(), written.created(), written.changed(), written
                    .accepted(),
                    new LogHead(head.generation(), head.restoredSeq(), head.lastSeq(), head.lastCheck(), head.count(),
                            head
                                    .xor() ^ forgotten,
                            head.lists()));
        });
    }

    /** Laptops that catch up are not told what was deleted. */
    static Mistake forgetsTombstones() {
        return (Paging) (user, page, limit) -> page.stream().filter(item -> item.change()
                .type() != ChangeType.DELETED).toList();
    }

    /** The last item of a full page is on neither this page nor the next. */
    static Mistake skipsAtTheEndOfAPage() {
        return (Paging) (user, page, limit) -> page.size() < limit || page.size() < 2 ? page
                : without(page, page.size() - 2);
    }

    private static List<PageItem> without(List<PageItem> page, int place) {
        List<PageItem> fewer = new ArrayList<>(page);
        fewer.remove(place);
        return fewer;
    }

    /** A page begins with what another user's page began with. */
    static Mistake mixesUsersUp() {
        Map<UserId, PageItem> latest = new HashMap<>();
        return (Paging) (user, page, limit) -> {
            List<PageItem> mixed = new ArrayList<>(page);
            if (!page.isEmpty()) {
                latest.put(user, page.getFirst());
                latest.entrySet().stream().filter(other -> !other.getKey().equals(user)).findFirst().ifPresent(
                        other -> mixed.set(0, inPlaceOf(page.getFirst(), other.getValue())));
            }
            return mixed;
        };
    }

    private static PageItem inPlaceOf(PageItem item, PageItem other) {
        ServerChange change = other.change();
        return new PageItem(new ServerChange(item.change().seq(), change.type(), change.entityType(), change.entityId(),
                change.version(), change.deviceId(), change.serverTime(), change.data()), item.check(),
                other
                        .dataLength());
    }

    private static Mistake entities(UnaryOperator<StoredEntity> spoilt) {
        return (Writing) log -> log.at("entities", (arguments, real) -> {
            @SuppressWarnings("unchecked") // as LogWriter declares it
            Map<EntityKey, StoredEntity> stored = new HashMap<>((Map<EntityKey, StoredEntity>) real.call());
            stored.replaceAll((key, entity) -> spoilt.apply(entity));
            return stored;
        });
    }

    /** An edit of something deleted brings it back. */
    static Mistake resurrects() {
        return entities(entity -> entity.state().deleted() ? new StoredEntity(new EntityState(entity.state().key(),
                entity.state().version(), false, entity.state().data()), entity.data(), entity.versions(), entity.seq(),
                entity.seqCheck(), entity.deviceId(), entity.changedAt(), entity.itemHash()) : entity);
    }

    /** Whoever comes last wins, whatever they knew. */
    static Mistake letsTheLastOneWin() {
        return entities(entity -> new StoredEntity(entity.state(), entity.data(), FieldVersions.NONE, entity.seq(),
                entity.seqCheck(), entity.deviceId(), entity.changedAt(), entity.itemHash()));
    }

    /** Of several list operations in one push, the last is acknowledged and dropped. */
    static Mistake dropsListOperations() {
        return (Writing) log -> log.at("operations", (arguments, real) -> new Through<>(OperationWriter.class,
                (OperationWriter) Objects.requireNonNull(real.call(arguments))).at("append", (operations, writer) -> {
                    @SuppressWarnings("unchecked") // as OperationWriter declares it
                    List<StoredOperation> all = (List<StoredOperation>) operations[0];
                    return writer.call(all.size() < 2 ? all : all.subList(0, all.size() - 1));
                }).part());
    }

    /** Every socket is told everything. */
    static Mistake tellsEverybody() {
        return new Mistake() {
            @Override
            public boolean concerns(FanoutEvent event, Session session) {
                return true;
            }
        };
    }

    /** Of two changes of one entity, the one that is later by the laptops' clocks wins, in whatever order they come. */
    static Mistake believesClocks() {
        return new ClockBeliever();
    }
}

package org.woodshed.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.protocol.Outcome;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.maintenance.Purges;
import org.woodshed.server.maintenance.Retention;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.DeviceSighting;
import org.woodshed.server.storage.HistoryRow;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.RefreshToken;
import org.woodshed.server.storage.StoredAnswer;

/** What time takes away, and what it must not, on a real database. */
public abstract class PurgesContract extends ContractOfOneStorage {
    private Instant now = LogFixtures.NOW;

    @Test
    void whatADeletedEntityHeldGoesAfter90DaysAndTheTombstoneStays() {
        Author author = LogFixtures.author(storage);
        EntityKey deleted = LogFixtures.newEntry();
        EntityKey kept = LogFixtures.newEntry();
        Change first = LogFixtures.entry(deleted, "private");
        apply(author, first, LogFixtures.entry(kept, "one"));
        apply(author, change(ChangeType.UPDATED, deleted, 1, "two"), change(ChangeType.UPDATED, kept, 1, "two"));
        apply(author, change(ChangeType.DELETED, deleted, 2, null));
        List<PageItem> before = page(author);

        now = now.plus(Duration.ofDays(89));
        run(Retention.DEFAULT);
        assertThat(history(author, deleted)).hasSize(3);

        now = now.plus(Duration.ofDays(2));
        run(Retention.DEFAULT);
        run(Retention.DEFAULT);
        assertThat(history(author, deleted)).singleElement().satisfies(item -> assertThat(item.type()).isEqualTo(
                ChangeType.DELETED));
        assertThat(history(author, kept)).as("nothing of what lives").hasSize(2);
        assertThat(page(author)).isEqualTo(before);
        assertThat(storage.readLog(author.userId(), LogReader::head).digest()).isEqualTo(digest(before));
        assertThat(LogFixtures.apply(service(), author, first).acknowledged().getFirst().outcome()).as(
                "a change is known for ever").isEqualTo(Outcome.DUPLICATE);
        requireCounted(author);
    }

    /** What the account's history is said to hold is what it holds. */
    private void requireCounted(Author author) {
        long held = storage.readLog(author.userId(), log -> log.history(null, Long.MAX_VALUE, 100).stream().mapToLong(
                row -> CanonicalJson.write(row.item().data()).length()).sum());
        assertThat(storage.<Long>writeLog(author.userId(), LogWriter::loggedLength)).isEqualTo(held).isPositive();
    }

    @Test
    void answersToIdempotencyKeysGoAfterADay() {
        Author author = LogFixtures.author(storage);
        StoredAnswer old = answer(author, "old");
        put(author, old);
        now = now.plus(Duration.ofHours(23));
        StoredAnswer fresh = answer(author, "fresh");
        put(author, fresh);
        run(Retention.DEFAULT);
        assertThat(find(author, "old")).contains(old);
        now = now.plus(Duration.ofHours(2));
        run(Retention.DEFAULT);
        assertThat(find(author, "old")).isEmpty();
        assertThat(find(author, "fresh")).contains(fresh);
        assertThat(find(another(author), "fresh")).as("another device's").isEmpty();
        assertThat(answers(author)).as("what stays was counted anew").isEqualTo(fresh.length());
        put(author, fresh);
        assertThat(answers(author)).as("in place of the same").isEqualTo(fresh.length());
        now = now.plus(Retention.ANSWERS);
        run(Retention.DEFAULT);
        assertThat(answers(author)).isZero();
    }

    private long answers(Author author) {
        return storage.writeLog(author.userId(), log -> {
            assertThat(log.answers().oldest().isPresent()).isEqualTo(log.answers().length() > 0);
            return log.answers().length();
        });
    }

    @Test
    void conflictsGo90DaysAfterTheyCameUpIfTheyWereDecided() {
        Author author = LogFixtures.author(storage);
        Author slow = another(author);
        EntityKey decided = LogFixtures.newEntry();
        EntityKey open = LogFixtures.newEntry();
        apply(author, LogFixtures.entry(decided, "one"), LogFixtures.entry(open, "one"));
        apply(author, change(ChangeType.UPDATED, decided, 1, "two"), change(ChangeType.UPDATED, open, 1, "two"));
        assertThat(LogFixtures.apply(service(), slow, change(ChangeType.UPDATED, decided, 1, "mine"), change(
                ChangeType.UPDATED, open, 1, "mine")).conflicts()).hasSize(2);
        apply(slow, change(ChangeType.UPDATED, decided, 2, "decided"));

        now = now.plus(Duration.ofDays(89));
        run(Retention.DEFAULT);
        assertThat(conflicts(author)).isEqualTo(2);
        now = now.plus(Duration.ofDays(2));
        run(Retention.DEFAULT);
        assertThat(conflicts(author)).as("a device still has to decide").isEqualTo(1);
        apply(slow, change(ChangeType.UPDATED, open, 2, "decided"));
        run(Retention.DEFAULT);
        assertThat(conflicts(author)).isZero();
    }

    private long conflicts(Author author) {
        return storage.writeLog(author.userId(), log -> log.conflicts().count());
    }

    private StoredAnswer answer(Author author, String key) {
        return new StoredAnswer(author.deviceId(), key, "/api/sync/push", "hash of " + key, now, "{}");
    }

    private void put(Author author, StoredAnswer answer) {
        storage.writeLog(author.userId(), log -> {
            log.answers().put(answer);
            return true;
        });
    }

    private Optional<StoredAnswer> find(Author author, String key) {
        return storage.writeLog(author.userId(), log -> log.answers().find(author.deviceId(), key));
    }

    @Test
    void whatWasDeletedAgainAfterARestoreGoesAsWell() {
        Author author = LogFixtures.author(storage);
        EntityKey key = LogFixtures.newEntry();
        apply(author, LogFixtures.entry(key, "one"));
        apply(author, change(ChangeType.DELETED, key, 1, null));
        now = now.plus(Duration.ofDays(91));
        run(Retention.DEFAULT);
        Change restored = LogFixtures.entry(key, "back");
        apply(author, new Change(restored.changeId(), ChangeType.CREATED, key.type(), key.id(), 2L, restored
                .timestamp(), restored.data()));
        run(Retention.DEFAULT);
        assertThat(history(author, key)).extracting(HistoryItem::version).containsExactly(3L, 2L);
        apply(author, change(ChangeType.DELETED, key, 3, null));
        now = now.plus(Duration.ofDays(91));
        run(Retention.DEFAULT);
        assertThat(history(author, key)).extracting(HistoryItem::version).containsExactly(4L);
    }

    @Test
    void olderHistoryGoesOnlyBelowEveryLiveCursorAndOpenConflict() {
        Author author = LogFixtures.author(storage);
        Author slow = another(author);
        EntityKey settled = LogFixtures.newEntry();
        EntityKey disputed = LogFixtures.newEntry();
        apply(author, LogFixtures.entry(settled, "one"), LogFixtures.entry(disputed, "one"));
        apply(author, change(ChangeType.UPDATED, settled, 1, "two"), change(ChangeType.UPDATED, disputed, 1, "two"));
        assertThat(LogFixtures.apply(service(), slow, change(ChangeType.UPDATED, disputed, 1, "mine")).conflicts())
                .hasSize(1);
        Retention tenDays = Retention.DEFAULT.withHistory(Duration.ofDays(10));
        now = now.plus(Duration.ofDays(11));
        seen(author, 4);

        seen(slow, 0);
        run(tenDays);
        assertThat(history(author, settled)).as("a device has not seen it").hasSize(2);

        seen(slow, 4);
        run(Retention.DEFAULT);
        assertThat(history(author, settled)).as("for ever, if nobody says otherwise").hasSize(2);
        run(tenDays);
        assertThat(history(author, settled)).as("the last one stays").extracting(HistoryItem::version).containsExactly(
                2L);
        assertThat(history(author, disputed)).as("somebody still decides").hasSize(2);
        requireCounted(author);

        apply(slow, change(ChangeType.UPDATED, disputed, 2, "decided"));
        run(tenDays);
        assertThat(history(author, disputed)).extracting(HistoryItem::version).containsExactly(3L);
        requireCounted(author);
    }

    @Test
    void tokensThatHaveExpiredGo() {
        Author author = LogFixtures.author(storage);
        RefreshToken token = new RefreshToken(author.userId(), "h" + UUID.randomUUID(), author.deviceId(), "family",
                RefreshToken.State.CURRENT, now.plus(Duration.ofDays(1)));
        storage.writeAccounts(accounts -> {
            accounts.insert(token);
            return true;
        });
        run(Retention.DEFAULT);
        assertThat(isKnown(token)).isTrue();
        now = now.plus(Duration.ofDays(2));
        run(Retention.DEFAULT);
        assertThat(isKnown(token)).isFalse();
    }

    private boolean isKnown(RefreshToken token) {
        return storage.writeAccounts(accounts -> accounts.lockToken(token.hash()).isPresent());
    }

    private void run(Retention retention) {
        new Purges(storage, retention).tasks().forEach(task -> assertThat(task.work().applyAsLong(
                now)).as(task.name()).isNotNegative());
    }

    private Author another(Author author) {
        Device device = LogFixtures.device(author.userId());
        storage.writeAccounts(accounts -> {
            accounts.insert(device);
            return true;
        });
        return new Author(author.userId(), device.deviceId());
    }

    private void seen(Author author, long cursor) {
        storage.writeAccounts(accounts -> {
            accounts.record(List.of(new DeviceSighting(author.userId(), author.deviceId(), now, cursor, 0)));
            return true;
        });
    }

    private ChangeService service() {
        return new ChangeService(storage, new InProcessFanout(), () -> now);
    }

    private void apply(Author author, Change... changes) {
        assertThat(LogFixtures.apply(service(), author, changes).acknowledged()).allSatisfy(item -> assertThat(item
                .outcome()).isEqualTo(Outcome.APPLIED));
    }

    private static Change change(ChangeType type, EntityKey key, long base, @Nullable String notes) {
        return new Change(new ChangeId(UUID.randomUUID().toString()), type, key.type(), key.id(), base, LogFixtures.NOW,
                notes == null ? null : JsonValues.object().put("notes", notes));
    }

    private List<PageItem> page(Author author) {
        return storage.readLog(author.userId(), log -> log.changedAfter(0, 100));
    }

    private List<HistoryItem> history(Author author, EntityKey key) {
        return storage.readLog(author.userId(), log -> log.history(key, Long.MAX_VALUE, 100).stream().map(
                HistoryRow::item).toList());
    }

    private static Digest digest(List<PageItem> all) {
        return Digest.ofEntities(all.size(), all.stream().mapToLong(item -> Digest.itemHash(item.change().state()))
                .reduce(0, (left, right) -> left ^ right));
    }
}

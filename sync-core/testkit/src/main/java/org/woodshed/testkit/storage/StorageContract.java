package org.woodshed.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.HistoryItem;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.DeviceSighting;
import org.woodshed.server.storage.HistoryRow;
import org.woodshed.server.storage.LogAccess;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;

/** What every kind of server storage must do, on a real database. */
public abstract class StorageContract extends ContractOfOneStorage {
    @Test
    void textsComeBackAsTheyWere() {
        Author author = LogFixtures.author(storage);
        EntityKey key = LogFixtures.newEntry();
        String notes = "Größe 🎹 'quoted' \"double\" \\ back\nline \u0000 nul \u2028 %s ? :name " + "x".repeat(20_000);
        LogFixtures.apply(service(), author, LogFixtures.entry(key, notes.substring(0, 4_000)));
        assertThat(page(author, 0)).singleElement().satisfies(item -> {
            assertThat(item.change().data().path("notes").stringValue()).isEqualTo(notes.substring(0, 4_000));
            assertThat(item.change().serverTime()).isEqualTo(LogFixtures.NOW);
            assertThat(item.change().deviceId()).isEqualTo(author.deviceId());
        });
    }

    @Test
    void workThatFailsLeavesNothing() {
        Author author = LogFixtures.author(storage);
        Account account = LogFixtures.account();
        assertThatThrownBy(() -> storage.writeAccounts(accounts -> {
            accounts.insert(account);
            throw new IllegalStateException("in the middle");
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.writeLog(author.userId(), log -> {
            log.moveHead(new LogHead("g", 0, 7, "x", 7, 7, log.head().lists()));
            throw new IllegalStateException("in the middle");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(storage.<Optional<Account>>readAccounts(accounts -> accounts.account(account.userId()))).isEmpty();
        assertThat(head(author).lastSeq()).isZero();
    }

    @Test
    void aFaultTellsNothingOfWhatPeopleWrote() {
        Account account = LogFixtures.account();
        assertThatThrownBy(() -> storage.writeAccounts(accounts -> {
            accounts.insert(account);
            accounts.insert(account);
            return true;
        })).hasStackTraceContaining("23505").satisfies(fault -> assertThat(stackTrace(fault)).doesNotContain(account
                .email()).doesNotContain(account.userId().value()));
    }

    @Test
    void allAReaderSeesIsOfOneInstant() throws Exception {
        Author author = LogFixtures.author(storage);
        LogFixtures.apply(service(), author, LogFixtures.entry(LogFixtures.newEntry(), "before"));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Long>> reader = threads.submit(() -> storage.readLog(author.userId(), log -> {
                reading.countDown();
                await(written);
                return List.of(log.head().lastSeq(), (long) log.changedAfter(0, 100).size(), (long) log.bucketItems()
                        .size(), (long) log.history(null, Long.MAX_VALUE, 100).size());
            }));
            await(reading);
            LogFixtures.apply(service(), author, LogFixtures.entry(LogFixtures.newEntry(), "meanwhile"));
            written.countDown();
            assertThat(reader.get()).containsOnly(1L);
        }
        assertThat(head(author).lastSeq()).isEqualTo(2);
    }

    @Test
    void ofManyWhoWriteASettingAtOnceOneDecides() throws Exception {
        CyclicBarrier together = new CyclicBarrier(6);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 6).mapToObj(number -> threads.submit(() -> {
                together.await();
                return storage.setting("contested", () -> "writer " + number);
            })).toList();
            String decided = answers.getFirst().get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(decided);
            }
            assertThat(storage.setting("contested", () -> "too late")).isEqualTo(decided);
        }
    }

    @Test
    void whoeverComesSecondWithTheSameAddressSeesTheFirst() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        String email = LogFixtures.account().email();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> made = IntStream.range(0, 2).mapToObj(number -> threads.submit(() -> {
                together.await();
                return storage.writeAccounts(accounts -> {
                    if (accounts.accountByEmail(email).isPresent()) {
                        return false;
                    }
                    Account account = LogFixtures.account();
                    accounts.insert(new Account(account.userId(), email, "hash", LogFixtures.NOW, "g"));
                    return true;
                });
            })).toList();
            assertThat(List.of(made.get(0).get(), made.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void twoWhoWaitForEachOtherDoNotWaitForEver() throws Exception {
        List<Device> devices = IntStream.range(0, 2).mapToObj(number -> LogFixtures.author(storage)).map(
                author -> storage.<List<Device>>readAccounts(accounts -> accounts.devices(author.userId())).getFirst())
                .toList();
        CyclicBarrier eachHasOne = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> outcomes = IntStream.range(0, 2).mapToObj(number -> threads.submit(() -> outcome(
                    () -> storage.writeAccounts(accounts -> {
                        accounts.update(devices.get(number).withName("first"));
                        await(eachHasOne);
                        accounts.update(devices.get(1 - number).withName("second"));
                        return "done";
                    })))).toList();
            List<Object> both = List.of(outcomes.get(0).get(), outcomes.get(1).get());
            assertThat(both).contains("done").anySatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(
                    ApiException.class, refusal -> assertThat(refusal.code().status()).isEqualTo(503)));
        }
    }

    @Test
    void aDevicesCursorNeverMovesBack() {
        Author author = LogFixtures.author(storage);
        for (long cursor : List.of(5L, 9L, 7L)) {
            storage.writeAccounts(accounts -> {
                accounts.record(List.of(new DeviceSighting(author.userId(), author.deviceId(), LogFixtures.NOW,
                        cursor, 0)));
                return true;
            });
        }
        assertThat(storage.readAccounts(accounts -> accounts.device(author.userId(), author.deviceId()).orElseThrow())
                .cursor()).isEqualTo(9);
    }

    @Test
    void aDeviceThatWasSignedOutGetsNeitherToReadNorToWrite() {
        Account account = LogFixtures.account();
        Device device = LogFixtures.device(account.userId());
        storage.writeAccounts(accounts -> {
            accounts.insert(account);
            accounts.insert(device);
            return true;
        });
        LogAccess access = LogAccess.to(account.userId()).by(device.deviceId(), device.epoch());

        assertThat(storage.<Long>readLog(access, log -> log.head().lastSeq())).isZero();
        assertThat(storage.<Long>writeLog(access.about(List.of(LogFixtures.newEntry()), List.of()), log -> log.head()
                .lastSeq())).isZero();
        for (boolean revoked : List.of(false, true)) {
            storage.writeAccounts(accounts -> {
                accounts.update(device.calledIn(revoked));
                return true;
            });
            LogAccess asWhat = revoked ? LogAccess.to(account.userId()).by(device.deviceId(), device.epoch() + 1)
                    : access;
            requireSignedOut(() -> storage.readLog(asWhat, LogReader::head));
            requireSignedOut(() -> storage.writeLog(asWhat, LogReader::head));
            requireSignedOut(() -> storage.writeLog(asWhat.about(List.of(LogFixtures.newEntry()), List.of()),
                    LogReader::head));
        }
        requireSignedOut(() -> storage.readLog(LogAccess.to(account.userId()).by(new DeviceId("nobodys"), 1),
                LogReader::head));
    }

    private static void requireSignedOut(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                .isEqualTo(ErrorCode.UNAUTHENTICATED));
    }

    @Test
    void oneUsersLogIsNotAnothers() {
        Author one = LogFixtures.author(storage);
        Author other = LogFixtures.author(storage);
        EntityKey key = LogFixtures.newEntry();
        LogFixtures.apply(service(), one, LogFixtures.entry(key, "mine"));
        LogFixtures.apply(service(), other, LogFixtures.entry(key, "same id"), LogFixtures.entry(LogFixtures
                .newEntry(), "another"));
        assertThat(page(one, 0)).hasSize(1);
        assertThat(head(other).lastSeq()).isEqualTo(2);
        assertThat(storage.<List<HistoryItem>>readLog(one.userId(), log -> log.history(key, Long.MAX_VALUE, 10).stream()
                .map(HistoryRow::item).toList()))
                .singleElement().satisfies(item -> assertThat(item.data().path("notes").stringValue()).isEqualTo(
                        "mine"));
    }

    @Test
    void everythingIsThereAfterOpeningAgain() throws Exception {
        Author author = LogFixtures.author(storage);
        LogFixtures.apply(service(), author, LogFixtures.entry(LogFixtures.newEntry(), "kept"));
        LogHead before = head(author);
        storage.close();
        openIt();
        assertThat(head(author)).isEqualTo(before);
        assertThat(page(author, 0)).hasSize(1);
        assertThat(storage.answers()).isTrue();
    }

    private ChangeService service() {
        return new ChangeService(storage, new InProcessFanout(), InstantSource.fixed(LogFixtures.NOW));
    }

    private LogHead head(Author author) {
        return storage.readLog(author.userId(), log -> log.head());
    }

    private List<PageItem> page(Author author, long after) {
        return storage.readLog(author.userId(), log -> log.changedAfter(after, 100));
    }

    private static String stackTrace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Object outcome(Supplier<Object> work) {
        try {
            return work.get();
        } catch (ApiException refusal) {
            return refusal;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}

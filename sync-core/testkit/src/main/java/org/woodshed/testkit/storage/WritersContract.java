package org.woodshed.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Digest;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.fanout.InProcessFanout;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.PageItem;
import org.woodshed.server.storage.Storage;

/**
 * What every kind of server storage must do when many write at once. Each writer has a service of its own, as nodes have, so
 * that nothing but the database keeps them in order.
 */
public abstract class WritersContract {
    private static final int WRITERS = 8;
    private static final int BATCHES = 25;

    /** Opens the database under test; several at once if it can be shared, else the same one each time. */
    protected abstract Storage node(int number) throws Exception;

    @Test
    void writersOfOneUserMakeOneGapFreeOrderWithoutHolesForReaders() throws Exception {
        Author author = LogFixtures.author(node(0));
        int changes = WRITERS * BATCHES * 2;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean written = new AtomicBoolean();
            List<Future<List<Long>>> readers = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                Storage node = node(number);
                readers.add(threads.submit(() -> follow(node, author, written)));
            }
            List<Future<List<Long>>> writers = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                Storage node = node(number);
                writers.add(threads.submit(() -> write(node, author)));
            }
            List<Long> seqs = new ArrayList<>();
            for (Future<List<Long>> writer : writers) {
                seqs.addAll(writer.get());
            }
            written.set(true);
            Collections.sort(seqs);
            assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, changes).boxed().toList());
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get()).as("what a reader saw, in its order").isEqualTo(seqs);
            }
        }
        requireWhole(node(1), author, changes);
    }

    @Test
    void writersOfManyUsersDoNotDisturbEachOther() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Author> authors = new ArrayList<>();
            List<Future<List<Long>>> writers = new ArrayList<>();
            for (int number = 0; number < 3 * WRITERS; number++) {
                Author author = LogFixtures.author(node(0));
                Storage node = node(number);
                authors.add(author);
                writers.add(threads.submit(() -> write(node, author)));
            }
            for (Future<List<Long>> writer : writers) {
                assertThat(writer.get()).isEqualTo(LongStream.rangeClosed(1, BATCHES * 2).boxed().toList());
            }
            for (Author author : authors) {
                requireWhole(node(0), author, BATCHES * 2);
            }
        }
    }

    @Test
    void writersOfOneEntityLoseNothingAndRepeatNothing() throws Exception {
        Author author = LogFixtures.author(node(0));
        EntityKey goal = EntityKey.goal(new EntityId("goal"));
        LogFixtures.apply(service(node(0)), author, LogFixtures.created(goal, JsonValues.object().put("title",
                "Count")));
        List<Change> sentByAll = LogFixtures.increments(goal, BATCHES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                Storage node = node(number);
                writers.add(threads.submit(() -> count(node, author, LogFixtures.increments(goal, BATCHES),
                        sentByAll)));
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(2 * BATCHES);
            }
        }
        assertThat(node(1).<List<PageItem>>readLog(author.userId(), log -> log.changedAfter(0, 2))).singleElement()
                .satisfies(item -> assertThat(item.change().data().path("progressCount").asInt()).isEqualTo((WRITERS
                        + 1) * BATCHES));
    }

    /** Sends each of its own, and one of those that others send as well. */
    private static int count(Storage storage, Author author, List<Change> own, List<Change> shared) {
        ChangeService service = service(storage);
        int answered = 0;
        for (int number = 0; number < own.size(); number++) {
            answered += LogFixtures.apply(service, author, own.get(number), shared.get(number)).acknowledged().size();
        }
        return answered;
    }

    private static ChangeService service(Storage storage) {
        return new ChangeService(storage, new InProcessFanout(), InstantSource.system());
    }

    private static List<Long> write(Storage storage, Author author) {
        ChangeService service = service(storage);
        List<Long> seqs = new ArrayList<>();
        IntStream.range(0, BATCHES).forEach(batch -> LogFixtures.apply(service, author, LogFixtures.entry(LogFixtures
                .newEntry(), "a"), LogFixtures.entry(LogFixtures.newEntry(), "b")).acknowledged().forEach(
                        acknowledged -> seqs.add(acknowledged.seq())));
        return seqs;
    }

    /** Reads on from its cursor until nothing new can come. */
    private static List<Long> follow(Storage storage, Author author, AtomicBoolean written) {
        List<Long> seen = new ArrayList<>();
        boolean last;
        do {
            last = written.get();
            List<PageItem> page = storage.readLog(author.userId(), log -> {
                List<PageItem> items = log.changedAfter(seen.isEmpty() ? 0 : seen.getLast(), 1000);
                assertThat(items.isEmpty() ? log.head().lastSeq() : items.getLast().change().seq()).as(
                        "the head and the page are of one instant").isEqualTo(log.head().lastSeq());
                return items;
            });
            page.forEach(item -> seen.add(item.change().seq()));
            // An embedded database never blocks a reader: without this, readers would leave writers no processor.
            LockSupport.parkNanos(1_000);
        } while (!last);
        return seen;
    }

    private static void requireWhole(Storage storage, Author author, int changes) {
        LogHead head = storage.readLog(author.userId(), LogReader::head);
        List<PageItem> all = storage.readLog(author.userId(), log -> log.changedAfter(0, changes + 1));
        assertThat(head.lastSeq()).isEqualTo(changes);
        assertThat(all).hasSize(changes);
        assertThat(head.digest()).isEqualTo(Digest.ofEntities(changes, all.stream().mapToLong(item -> Digest.itemHash(
                item.change().state())).reduce(0, (left, right) -> left ^ right)));
    }
}

package org.woodshed.testkit.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.BatchOutcome;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.storage.Account;
import org.woodshed.server.storage.Device;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.Storage;
import tools.jackson.databind.node.ObjectNode;

/** Accounts and changes for the suites. */
final class LogFixtures {
    static final Instant NOW = Instant.parse("2026-11-20T18:02:11.123Z");

    private LogFixtures() {}

    static Account account() {
        String id = UUID.randomUUID().toString();
        return new Account(new UserId(id), id + "@example.org", "hash", NOW, "generation of " + id);
    }

    static Device device(UserId userId) {
        return new Device(userId, new DeviceId(UUID.randomUUID().toString()), "Laptop", NOW, NOW, 0, 1, false);
    }

    /** A new account with one device. */
    static Author author(Storage storage) {
        Account account = account();
        Device device = device(account.userId());
        storage.writeAccounts(accounts -> {
            accounts.insert(account);
            accounts.insert(device);
            return true;
        });
        return new Author(account.userId(), device.deviceId());
    }

    static EntityKey newEntry() {
        return EntityKey.entry(new EntityId(UUID.randomUUID().toString()));
    }

    static Change created(EntityKey key, ObjectNode data) {
        return new Change(new ChangeId(UUID.randomUUID().toString()), ChangeType.CREATED, key.type(), key.id(), 0L, NOW
                .truncatedTo(ChronoUnit.SECONDS), data);
    }

    static Change entry(EntityKey key, String notes) {
        ObjectNode data = JsonValues.object();
        data.putObject("when").put("startedAt", "2026-11-20T17:30:00Z").put("zone", "Europe/Berlin").put(
                "practiceDate", "2026-11-20");
        return created(key, data.put("durationSeconds", 1800).put("type", "practice").put("notes", notes));
    }

    /** So many changes that each add one to a goal's count. */
    static List<Change> increments(EntityKey goal, int count) {
        return IntStream.range(0, count).mapToObj(number -> new Change(new ChangeId(UUID.randomUUID().toString()),
                ChangeType.UPDATED, goal.type(), goal.id(), 1L, NOW.truncatedTo(ChronoUnit.SECONDS), JsonValues.object()
                        .set("$inc", JsonValues.object().put("progressCount", 1))))
                .toList();
    }

    static BatchOutcome apply(ChangeService service, Author author, Change... changes) {
        return service.apply(author, List.of(changes), new ChangeService.Exchange<BatchOutcome>() {
            @Override
            public void before(LogReader log) {
                // Every log is welcome.
            }

            @Override
            public BatchOutcome after(LogReader log, BatchOutcome outcome) {
                return outcome;
            }
        });
    }
}

package org.woodshed.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.woodshed.lists.ListReplica;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.ListOperation;

/**
 * Puts an older logbook in the place of the present one, which is set aside whole. For the server it is this account's
 * logbook as ever, which reads everything from the start; its lists go on under a fresh actor, because the old one has made
 * operations that this file does not know. For a folder that nobody has open. Not thread-safe.
 */
public final class RestoredFile {
    private final Path folder;

    /** For one data folder. */
    public RestoredFile(Path dataFolder) {
        this.folder = dataFolder.toAbsolutePath().normalize();
    }

    /**
     * What became of the file that was there.
     *
     * @param setAside where it lies now; null if there was none
     * @param unsent   how many changes in it were not at the server; -1 if it can't be read
     */
    public record SetAside(@Nullable Path setAside, long unsent) {}

    /** What has to be known of the present file. */
    private record Present(@Nullable String server, @Nullable String email, @Nullable String userId,
            Map<String, String> way, long clock,
            List<ListOperation> unsentOperations, long unsent) {}

    /**
     * Restores a backup.
     *
     * @param backup a zip of {@link StoreCopy#make}
     * @param fresh  the actor of its lists from now on
     * @throws IOException    if the backup can't be read or the disk refuses; then nothing was changed
     * @throws StoreException if a newer program made it, or it is another account's; then nothing was changed
     */
    public SetAside restore(Path backup, DeviceId fresh, LocalDateTime now) throws IOException {
        Path restoring = folder.resolve("restoring.mv.db");
        StoreCopy.unpack(backup, restoring);
        StoreCopy.checked(restoring);
        return exchange(restoring, fresh, now, "replaced");
    }

    /** Puts a file in the place of the present one. */
    SetAside exchange(Path found, DeviceId fresh, LocalDateTime now, String why) throws IOException {
        Path restoring = folder.resolve("restoring.mv.db");
        if (!found.equals(restoring)) {
            Files.move(found, restoring, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Path active = LocalStore.file(folder);
        Optional<Present> present = present(active);
        H2File file = H2File.at(restoring);
        try (Handle handle = Jdbi.create(file.opening()).open()) {
            if (Migrations.isBehind(handle, folder)) {
                Migrations.run(handle);
            }
            prepare(handle, present.orElse(null), fresh, now);
        }
        StoreCopy.sync(restoring);
        Path aside = Files.exists(active) ? setAside(active, now, why) : null;
        Files.move(restoring, active, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new SetAside(aside, present.map(Present::unsent).orElse(aside == null ? 0L : -1L));
    }

    /** Under a second name, where the disk can do that: there is no moment without a logbook then. */
    private Path setAside(Path active, LocalDateTime now, String why) throws IOException {
        Path asides = folder.resolve("set-aside");
        Files.createDirectories(asides);
        Path aside = asides.resolve("logbook-" + BackupFile.stamp(now) + "-" + why + ".mv.db");
        for (int more = 2; Files.exists(aside); more++) {
            aside = asides.resolve("logbook-" + BackupFile.stamp(now) + "-" + why + "-" + more + ".mv.db");
        }
        try {
            Files.createLink(aside, active);
        } catch (IOException | UnsupportedOperationException oneNameOnly) {
            Files.move(active, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        return aside;
    }

    private static Optional<Present> present(Path active) {
        if (!Files.exists(active)) {
            return Optional.empty();
        }
        try (Handle handle = Jdbi.create(H2File.at(active).onlyLooking()).open()) {
            SyncState state = SyncStateTable.read(handle);
            List<ListOperation> operations = ListTables.allQueued(handle);
            long changes = handle.createQuery("select count(*) from outbox").mapTo(Long.class).one();
            long clock = handle.createQuery("select clock from list_state").mapTo(Long.class).one();
            return Optional.of(
                    new Present(state.server(), state.email(), state.userId(), way(handle), clock, operations, changes
                            + operations.size()));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What a person said about the way to the server. */
    private static Map<String, String> way(Handle handle) {
        Map<String, String> way = new HashMap<>(Settings.all(handle));
        way.keySet().retainAll(Set.of(Settings.SERVER_PIN, Settings.SERVER_MAY_BE_READABLE));
        return way;
    }

    private static void prepare(Handle handle, @Nullable Present present, DeviceId fresh,
            LocalDateTime now) {
        SyncState state = SyncStateTable.read(handle);
        if (present != null && present.userId() != null) {
            if (state.userId() != null && !state.userId().equals(present.userId())) {
                throw new StoreException(StoreException.Kind.OTHER_ACCOUNT,
                        "That backup is of another account (" + state.email()
                                + "). Nothing was changed. Sign out first, or choose another backup.",
                        null);
            }
            handle.execute("update sync_state set server = ?, email = ?, user_id = ?", present.server(),
                    present.email(),
                    present.userId());
            present.way().forEach((name, value) -> Settings.put(handle, name, value));
        }
        if (SyncStateTable.read(handle).userId() != null) {
            SyncStateTable.startRepair(handle, state.generation());
        }
        if (present != null) {
            handle.execute("update list_state set clock = greatest(clock, ?)", present.clock());
        }
        DeviceId before = new DeviceId(Settings.get(handle, Settings.DEVICE_ID).orElse(fresh.value()));
        ListReplica replica = ListTables.load(handle, before);
        List<ListOperation> unsent = new ArrayList<>(ListTables.allQueued(handle));
        if (present != null) {
            // What waited then and does not wait now has reached the server, and comes down from there.
            unsent.retainAll(present.unsentOperations());
        }
        ListReplica.Renewed renewed = replica.renew(fresh, unsent);
        handle.execute("delete from list_outbox");
        ListTables.queue(handle, renewed.unsent(), now.atZone(ZoneId.systemDefault()).toInstant());
        ListTables.save(handle, renewed.replica());
        Settings.put(handle, Settings.DEVICE_ID, fresh.value());
        handle.execute("delete from running_timer");
    }
}

package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.Backups;
import org.woodshed.client.store.BackupFile;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/** A laptop goes back to a backup: what the server has comes down again, nothing is lost and nothing is there twice. */
@NullMarked
class RestoredLaptopTest extends TwoConnectedLaptops {
    @Test
    void whatCameAfterTheBackupComesDownFromTheServer() {
        LogbookEntry edited = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("as in the backup"));
        LogbookEntry unsentThen = a.log("2026-11-20T18:40:00Z", 22, draft -> draft.notes("not sent yet at the backup"));
        addList("Monday");
        BackupFile backup = backUp();
        bothSync();
        a.edit(edited.id(), draft -> draft.notes("edited after the backup"));
        a.edit(unsentThen.id(), draft -> draft.notes("edited once more"));
        LogbookEntry added = a.log("2026-11-20T19:40:00Z", 22, draft -> draft.notes("added after the backup"));
        addList("Tuesday");
        LogbookEntry deleted = b.log("2026-11-20T20:40:00Z", 22, draft -> draft.notes("from B, deleted"));
        bothSync();
        b.delete(deleted.id());
        bothSync();
        LogbookEntry unsent = a.log("2026-11-20T21:40:00Z", 22, draft -> draft.notes("only in the file set aside"));

        Backups.Restored restored =
                a.woodshed().backups().restore(backup.path()).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(restored.unsent()).isEqualTo(1);
        assertThat(restored.setAside()).isNotEmptyFile();
        assertThat(a.entry(edited.id()).notes()).isEqualTo("as in the backup");
        assertThat(a.has(unsent.id())).isFalse();
        bothSync();

        for (Laptop laptop : List.of(a, b)) {
            assertThat(laptop.entries()).hasSize(3);
            assertThat(laptop.entry(edited.id()).notes()).isEqualTo("edited after the backup");
            assertThat(laptop.entry(unsentThen.id()).notes()).isEqualTo("edited once more");
            assertThat(laptop.entry(added.id()).notes()).isEqualTo("added after the backup");
            assertThat(laptop.woodshed().lists().view().lists()).extracting(known -> known.name())
                    .containsExactlyInAnyOrder(
                            "Monday", "Tuesday");
            assertThat(laptop.woodshed().sync().conflicts()).isEmpty();
            assertThat(laptop.woodshed().sync().outbox()).isEmpty();
        }
        assertThat(a.woodshed().lists().view()).isEqualTo(b.woodshed().lists().view());
        assertThat(b.entries()).isEqualTo(a.entries());
        assertThat(b.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
    }

    private BackupFile backUp() {
        return a.woodshed().backups().make().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private void addList(String name) {
        a.woodshed().lists().edit(lists -> lists.createList(new EntityId("list-" + name), ListKind.PLAIN, name))
                .orTimeout(
                        20, TimeUnit.SECONDS)
                .join();
    }
}

package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.server.backup.Restore;
import org.woodshed.server.storage.sql.H2File;

/** The server's files go back to an older copy, as after a crash of its disk: what only laptops still have returns to it. */
@NullMarked
class RestoredServerTest extends TwoConnectedLaptops {
    @Test
    void whatOnlyTheLaptopsHaveIsSentAgain() throws IOException {
        LogbookEntry edited = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("as in the copy"));
        LogbookEntry deleted = a.log("2026-11-20T18:40:00Z", 22, draft -> draft.notes("deleted later"));
        bothSync();
        copyServerTo("copy");

        a.edit(edited.id(), draft -> draft.notes("edited after the copy").tags(Set.of("memory")));
        a.delete(deleted.id());
        LogbookEntry added = a.log("2026-11-20T19:40:00Z", 22, draft -> draft.notes("added after the copy"));
        bothSync();
        b.edit(added.id(), draft -> draft.rating(5));
        b.sync();
        LogbookEntry unsent = a.edit(edited.id(), draft -> draft.rating(3));

        restoreServerFrom("copy");
        b.sync();
        a.sync();
        b.sync();

        for (Laptop laptop : List.of(a, b)) {
            assertThat(laptop.entry(edited.id()).notes()).isEqualTo("edited after the copy");
            assertThat(laptop.entry(edited.id()).tags()).containsExactly("memory");
            assertThat(laptop.entry(edited.id()).rating()).isEqualTo(unsent.rating()).isEqualTo(3);
            assertThat(laptop.has(deleted.id())).isFalse();
            assertThat(laptop.entry(added.id()).notes()).isEqualTo("added after the copy");
            assertThat(laptop.entry(added.id()).rating()).isEqualTo(5);
        }
        assertEqualAndQuiet();
    }

    /** The later laptop knows more of the old dataset than the server does, and less of the new one. */
    @Test
    void whatIsTypedAfterTheRestoreIsNotReplacedByALaptopThatComesLater() throws Exception {
        LogbookEntry entry = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("as in the backup"));
        bothSync();
        server.stop();
        H2File.copy(folder.resolve("server"), folder.resolve("backup.zip"));
        server.startAgain();
        for (int rating = 1; rating <= 4; rating++) {
            int stars = rating;
            a.edit(entry.id(), draft -> draft.rating(stars).notes("edit " + stars));
            bothSync();
        }

        server.stop();
        new Restore(folder.resolve("server")).from(folder.resolve("backup.zip"), Instant.EPOCH);
        server.startAgain();
        a.edit(entry.id(), draft -> draft.notes("typed after the restore"));
        a.sync();
        bothSync();
        bothSync();

        assertThat(a.entry(entry.id()).notes()).contains("typed after the restore");
        assertThat(a.entry(entry.id()).rating()).isEqualTo(4);
        assertEqualAndQuiet();
    }

    @Test
    void anEmptyServerIsFilledAgain() throws IOException {
        copyServerTo("copy");
        List<EntityId> ids = IntStream.range(0, 1_201).mapToObj(number -> a.log("2026-11-20T17:40:00Z", 22,
                draft -> draft.notes("entry " + number)).id()).toList();
        bothSync();
        LogbookEntry offline = b.log("2026-11-20T19:40:00Z", 22, draft -> draft.notes("typed on the train"));

        restoreServerFrom("copy");
        bothSync();
        a.sync();

        Laptop c = Laptop.named("New laptop", folder).signIn(server.uri(), "clara@example.org");
        try (c) {
            c.sync();
            assertThat(c.entries()).extracting(LogbookEntry::id).containsAll(ids).contains(offline.id()).hasSize(
                    1_202);
        }
        assertEqualAndQuiet();
    }

    private void assertEqualAndQuiet() {
        assertEqual();
        assertThat(a.woodshed().sync().outbox()).isEmpty();
        assertThat(b.woodshed().sync().outbox()).isEmpty();
        assertThat(a.woodshed().sync().conflicts()).isEmpty();
        assertThat(b.woodshed().sync().conflicts()).isEmpty();
    }

    private void copyServerTo(String copy) throws IOException {
        server.stop();
        copyFiles(folder.resolve("server"), folder.resolve(copy));
        server.startAgain();
    }

    private void restoreServerFrom(String copy) throws IOException {
        server.stop();
        copyFiles(folder.resolve(copy), folder.resolve("server"));
        server.startAgain();
    }

    static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}

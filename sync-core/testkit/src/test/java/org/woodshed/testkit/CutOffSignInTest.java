package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalEntries;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.model.LogbookEntry;

/**
 * Logbooks change places when somebody signs in or out. Wherever a kill or a power cut comes between, the next start finds its
 * way: the folders are put together here as each leaves them.
 */
@NullMarked
class CutOffSignInTest {
    private static final String CLARA = "clara@example.org";

    @TempDir
    Path folder;
    private Path active;
    private Path kept;
    private TestServer server;
    private Laptop laptop;

    @BeforeEach
    void start() {
        active = folder.resolve("Laptop/logbook.mv.db");
        kept = folder.resolve("Laptop/kept");
        server = TestServer.start(folder.resolve("server"));
        laptop = Laptop.named("Laptop", folder);
    }

    @AfterEach
    void close() {
        laptop.close();
        server.close();
    }

    @Test
    void whatBelongsToNoAccountComesBackThoughTheAccountsFileWasOnlyJustRemoved() throws IOException {
        log("before any account");
        connect(true, LocalEntries.LEAVE);
        laptop.sync();
        laptop.close();
        Files.delete(active);
        laptop.reopen();
        assertThat(notes()).containsExactly("before any account");
    }

    /** The simulation found it. */
    @Test
    void beforeItTookAlongWhatWasLoggedItIsUndone() throws IOException {
        signOutAndLog();
        laptop.close();
        Path claras = onlyFile();
        markUnsettled(claras);
        Files.move(active, kept.resolve("no-account.mv.db"));
        Files.move(claras, active);

        laptop.reopen();
        assertThat(notes()).containsExactly("second words");
        connect(false, LocalEntries.UPLOAD);
        assertThat(notes()).containsExactlyInAnyOrder("Clara's", "second words");
        laptop.close();
        laptop.reopen();
        assertThat(notes()).as("it was settled").containsExactlyInAnyOrder("Clara's", "second words");
    }

    @Test
    void afterItTookAlongWhatWasLoggedTheNextOneDoublesNothing() throws IOException {
        LogbookEntry entry = signOutAndLog();
        laptop.close();
        Path claras = onlyFile();
        Path local = Files.copy(active, folder.resolve("local.mv.db"));
        laptop.reopen();
        connect(false, LocalEntries.UPLOAD);
        assertThat(earlier(entry)).containsOnlyOnce("first words");
        laptop.close();
        // Neither was removed yet what had been taken along, nor was anybody signed in.
        Files.move(local, kept.resolve("no-account.mv.db"));
        markUnsettled(claras);
        Files.delete(folder.resolve("Laptop/tokens.json"));

        laptop.reopen();
        assertThat(notes()).containsExactly("second words");
        connect(false, LocalEntries.UPLOAD);
        assertThat(notes()).containsExactlyInAnyOrder("Clara's", "second words");
        assertThat(earlier(entry)).containsOnlyOnce("first words");
    }

    private LogbookEntry signOutAndLog() {
        laptop.register(server.uri(), CLARA);
        log("Clara's");
        laptop.sync();
        assertThat(laptop.woodshed().sync().signOut(new SignOut.Keep()).orTimeout(40, TimeUnit.SECONDS).join())
                .isEqualTo(new SignOutResult.Done());
        LogbookEntry entry = log("first words");
        return laptop.edit(entry, draft -> draft.notes("second words"));
    }

    private void markUnsettled(Path account) throws IOException {
        Files.writeString(kept.resolve("unsettled"), account.getFileName().toString().replace(".mv.db", ""));
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.findFirst().orElseThrow();
        }
    }

    private LogbookEntry log(String notes) {
        return laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes(notes));
    }

    private List<String> notes() {
        return laptop.entries().stream().map(entry -> String.valueOf(entry.notes())).toList();
    }

    private List<String> earlier(LogbookEntry entry) {
        return laptop.woodshed().merging().history(entry.state().key()).join().entries().stream().map(
                state -> state.data().path("notes").asString("")).toList();
    }

    private void connect(boolean register, LocalEntries local) {
        assertThat(laptop.woodshed().sync().connect(new ConnectRequest(server.uri(), CLARA, Laptop.PASSWORD, register,
                "Laptop", local)).orTimeout(40, TimeUnit.SECONDS).join()).isEqualTo(new ConnectResult.Connected());
    }
}

package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;

/**
 * A sign-in whose answer was lost gives the laptop's device to that account, and nobody here knows. Whoever it was
 * (somebody who mistyped their own address, or a guest), another account must still be able to sign in. The simulation found
 * that none could.
 */
@NullMarked
class TakenDeviceTest {
    private static final String MISTYPED = "clra@example.org";
    private static final String CLARA = "clara@example.org";

    @TempDir
    Path folder;

    private TestServer server;
    private FaultProxy network;
    private Laptop laptop;

    @BeforeEach
    void start() {
        server = TestServer.start(folder.resolve("server"));
        network = FaultProxy.before(server.uri());
        laptop = Laptop.named("Laptop", folder);
    }

    @AfterEach
    void close() {
        laptop.close();
        network.close();
        server.close();
    }

    private void loseTheAnswerTo(String email) {
        network.give(() -> Fault.CUT_ANSWER);
        assertThat(connect(email)).isInstanceOf(ConnectResult.NotReached.class);
        network.give(() -> null);
    }

    private ConnectResult connect(String email) {
        return laptop.woodshed().sync()
                .connect(new ConnectRequest(network.uri(), email, Laptop.PASSWORD, true, "Laptop", LocalEntries.UPLOAD))
                .orTimeout(40, TimeUnit.SECONDS).join();
    }

    private List<String> notes() {
        return laptop.entries().stream().map(entry -> String.valueOf(entry.notes())).toList();
    }

    private void log(String notes) {
        laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes(notes));
    }

    @Test
    void whatWasLoggedGoesToTheAccountThatSignsInNext() {
        log("before any account");
        loseTheAnswerTo(MISTYPED);
        log("in between");

        assertThat(connect(CLARA)).isEqualTo(new ConnectResult.Connected());
        laptop.sync();
        assertThat(notes()).containsExactlyInAnyOrder("before any account", "in between");
        assertThat(laptop.woodshed().sync().outbox()).isEmpty();
        try (Laptop other = Laptop.named("Other", folder).signIn(server.uri(), CLARA)) {
            other.sync();
            assertThat(other.entries()).isEqualTo(laptop.entries());
        }
    }

    /** Lists bear the device that they were made with: they wait, like those that stay behind. */
    @Test
    void listsStayBehindAndAreThereAfterSigningOut() {
        log("before any account");
        laptop.woodshed().lists()
                .edit(lists -> lists.createList(new EntityId("list-1"), ListKind.ROUTINE, "Warm-up"))
                .orTimeout(40, TimeUnit.SECONDS).join();
        loseTheAnswerTo(MISTYPED);

        assertThat(connect(CLARA)).isEqualTo(new ConnectResult.Connected());
        laptop.sync();
        assertThat(notes()).containsExactly("before any account");
        assertThat(laptop.woodshed().lists().view().lists()).isEmpty();
        assertThat(laptop.woodshed().sync().signOut(new SignOut.Keep()).orTimeout(40, TimeUnit.SECONDS).join())
                .isEqualTo(new SignOutResult.Done());
        assertThat(laptop.woodshed().lists().view().lists()).hasSize(1);
    }

    @Test
    void theSameAccountGoesOnWithTheSameDevice() {
        loseTheAnswerTo(CLARA);
        String device = laptop.woodshed().sync().figures().deviceId();

        laptop.signIn(network.uri(), CLARA);
        assertThat(laptop.woodshed().sync().figures().deviceId()).isEqualTo(device);
    }
}

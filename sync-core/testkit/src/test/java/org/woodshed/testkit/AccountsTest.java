package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.secrets.TokenFile;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.protocol.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signing in and out on one laptop: nothing typed is lost, and nothing of one account is seen by another. */
@NullMarked
class AccountsTest {
    private static final String CLARA = "clara@example.org";
    private static final String ROBERT = "robert@example.org";

    @TempDir
    Path folder;
    private TestServer server;
    private Laptop laptop;

    @BeforeEach
    void start() {
        server = TestServer.start(folder.resolve("server"));
        laptop = Laptop.named("Laptop", folder);
    }

    @AfterEach
    void close() {
        laptop.close();
        server.close();
    }

    @Test
    void afterSigningOutNothingOfTheAccountIsLeftOnTheLaptop() {
        laptop.register(server.uri(), CLARA);
        log("seen by Clara only");
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());

        assertThat(notes()).isEmpty();
        assertThat(laptop.woodshed().sync().status()).isInstanceOf(SyncStatus.NeverConnected.class);
        assertThat(folder.resolve("Laptop/tokens.json")).doesNotExist();
        laptop.register(server.uri(), ROBERT);
        log("seen by Robert only");
        laptop.sync();
        assertThat(notes()).containsExactly("seen by Robert only");

        try (Laptop claras = Laptop.named("Clara's other", folder).signIn(server.uri(), CLARA)) {
            claras.sync();
            assertThat(claras.entries()).extracting(LogbookEntry::notes).containsExactly("seen by Clara only");
        }
    }

    @Test
    void lesson29WhatIsKeptWaitsForItsOwnerAndGoesNowhereElse() {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        server.stop();
        log("typed by Clara, offline");
        assertThat(signOut(new SignOut.Keep())).isEqualTo(new SignOutResult.Done());
        server.startAgain();

        laptop.register(server.uri(), ROBERT);
        laptop.sync();
        assertThat(notes()).isEmpty();
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());

        laptop.signIn(server.uri(), CLARA);
        assertThat(notes()).containsExactly("typed by Clara, offline");
        laptop.sync();
        try (Laptop other = Laptop.named("Other", folder).signIn(server.uri(), CLARA)) {
            other.sync();
            assertThat(other.entries()).extracting(LogbookEntry::notes).containsExactly("typed by Clara, offline");
        }
    }

    @Test
    void whatWasDeletedAndRewrittenBeforeSigningInAgainCanStillBeFound() {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        assertThat(signOut(new SignOut.Keep())).isEqualTo(new SignOutResult.Done());
        LogbookEntry rewritten = laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("first words"));
        laptop.edit(rewritten.id(), draft -> draft.notes("second words"));
        LogbookEntry deleted = laptop.log("2026-11-20T18:40:00Z", 10, draft -> draft.notes("deleted words"));
        laptop.delete(deleted.id());

        laptop.signIn(server.uri(), CLARA);
        laptop.sync();

        assertThat(laptop.woodshed().logbook().restore(deleted.state().key()).join()).isTrue();
        assertThat(laptop.entry(deleted.id()).notes()).isEqualTo("deleted words");
        assertThat(laptop.woodshed().merging().history(rewritten.state().key()).join().entries()).anySatisfy(
                entry -> assertThat(entry.data().path("notes").asString()).isEqualTo("first words"));
    }

    /** The server never had it: only this laptop's history did. */
    @Test
    void whatWasTypedOverBeforeItWasEverSentComesBackWithItsOwnerAndIsShownToNobodyElse() {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        server.stop();
        LogbookEntry entry = laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("first words"));
        laptop.edit(entry.id(), draft -> draft.notes("second words"));
        server.startAgain();
        laptop.sync();
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());

        laptop.register(server.uri(), ROBERT);
        laptop.sync();
        assertThat(earlier(entry)).doesNotContain("first words");
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());
        laptop.signIn(server.uri(), CLARA);
        laptop.sync();
        assertThat(earlier(entry)).contains("first words", "second words");
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());
        laptop.signIn(server.uri(), CLARA);
        laptop.sync();
        assertThat(earlier(entry)).containsOnlyOnce("first words");
    }

    @Test
    void whatWasTypedOverBeforeItWasEverSentCanLeaveInAFile() throws Exception {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        LogbookEntry sent = laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("the server has this"));
        laptop.sync();
        laptop.edit(sent.id(), draft -> draft.notes("and this"));
        laptop.sync();
        server.stop();
        LogbookEntry entry = laptop.log("2026-11-20T18:40:00Z", 22, draft -> draft.notes("first words"));
        laptop.edit(entry.id(), draft -> draft.notes("second words"));
        Path file = folder.resolve("unsent.json");

        assertThat(signOut(new SignOut.Export(file))).isEqualTo(new SignOutResult.Done());

        JsonNode earlier = Json.readObject(Files.readAllBytes(file)).path("earlier");
        assertThat(earlier).singleElement().satisfies(state -> {
            assertThat(state.path("entityId").asString("")).isEqualTo(entry.id().value());
            assertThat(state.path("data").path("notes").asString("")).isEqualTo("first words");
        });
    }

    private List<String> earlier(LogbookEntry entry) {
        return laptop.woodshed().merging().history(entry.state().key()).join().entries().stream().map(
                state -> state.data().path("notes").asString("")).toList();
    }

    @Test
    void signingOutWhileTheServerIsGoneChangesNothingUnlessItIsKept() {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        server.stop();
        log("offline");
        assertThat(signOut(new SignOut.SyncFirst())).isInstanceOfSatisfying(SignOutResult.NotSynced.class,
                not -> assertThat(not.waiting()).isEqualTo(1));
        assertThat(notes()).containsExactly("offline");
        server.startAgain();
        laptop.sync();
    }

    @Test
    void whatIsNotAtTheServerCanLeaveInAFile() throws Exception {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        server.stop();
        log("goes into the file");
        Path file = folder.resolve("unsent.json");
        Files.createFile(file);
        assertThat(signOut(new SignOut.Export(file))).as("nothing is overwritten").isInstanceOf(
                SignOutResult.Failed.class);
        assertThat(notes()).containsExactly("goes into the file");
        Files.delete(file);
        assertThat(signOut(new SignOut.Export(file))).isEqualTo(new SignOutResult.Done());
        ObjectNode exported = Json.readObject(Files.readAllBytes(file));
        assertThat(exported.path("outbox").path(0).path("result").path("notes").asString("")).isEqualTo(
                "goes into the file");
        assertThat(notes()).isEmpty();
    }

    @Test
    void lesson32WhatWasLoggedBeforeSigningInIsOfferedAndMayStayBehind() {
        log("before any account");
        connect(CLARA, true, LocalEntries.LEAVE);
        laptop.sync();
        assertThat(notes()).isEmpty();
        log("Clara's");
        laptop.sync();
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());
        assertThat(notes()).containsExactly("before any account");

        connect(ROBERT, true, LocalEntries.UPLOAD);
        laptop.sync();
        assertThat(notes()).containsExactly("before any account");
    }

    @Test
    void whatWasLoggedSignedOutJoinsTheKeptLogbookIfThatIsWanted() {
        laptop.register(server.uri(), CLARA);
        log("first");
        laptop.sync();
        assertThat(signOut(new SignOut.Keep())).isEqualTo(new SignOutResult.Done());
        log("while signed out");
        connect(CLARA, false, LocalEntries.UPLOAD);
        assertThat(notes()).containsExactlyInAnyOrder("first", "while signed out");
        laptop.sync();
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());
        assertThat(notes()).isEmpty();
    }

    @Test
    void anEditOfAListThatWaitsIsNotLeftBehindEither() {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        server.stop();
        list("Warm-up");
        assertThat(signOut(new SignOut.SyncFirst())).isInstanceOf(SignOutResult.NotSynced.class);
        assertThat(signOut(new SignOut.Keep())).isEqualTo(new SignOutResult.Done());
        assertThat(laptop.woodshed().lists().view().lists()).isEmpty();
        server.startAgain();
        laptop.signIn(server.uri(), CLARA);
        laptop.sync();
        try (Laptop other = Laptop.named("Other", folder).signIn(server.uri(), CLARA)) {
            other.sync();
            assertThat(other.woodshed().lists().view().lists()).hasSize(1);
        }
    }

    @Test
    void listsThatStayBehindCanBeSentByAnotherAccountLater() {
        list("Nobody's");
        connect(CLARA, true, LocalEntries.LEAVE);
        laptop.sync();
        assertThat(laptop.woodshed().lists().view().lists()).isEmpty();
        assertThat(signOut(new SignOut.SyncFirst())).isEqualTo(new SignOutResult.Done());
        assertThat(laptop.woodshed().lists().view().lists()).hasSize(1);
        connect(ROBERT, true, LocalEntries.UPLOAD);
        laptop.sync();
        assertThat(laptop.woodshed().lists().view().lists()).hasSize(1);
    }

    private void list(String name) {
        laptop.woodshed().lists().edit(lists -> lists.createList(new EntityId("list-1"), ListKind.ROUTINE, name))
                .orTimeout(40, TimeUnit.SECONDS).join();
    }

    @Test
    void anotherAccountIsRefusedUntilTheFirstHasSignedOut() {
        laptop.register(server.uri(), CLARA);
        log("Clara's");
        ConnectResult result = tryConnect(new ConnectRequest(server.uri(), ROBERT, "slow practice makes perfect", true,
                "Laptop"));
        assertThat(result).isInstanceOf(ConnectResult.Refused.class);
        laptop.sync();
        assertThat(notes()).containsExactly("Clara's");
    }

    @Test
    void aRevokedDeviceSaysSoKeepsEverythingAndGoesOnAfterSigningIn() throws IOException {
        laptop.register(server.uri(), CLARA);
        laptop.sync();
        laptop.woodshed().startSyncing();
        await().atMost(Duration.ofSeconds(30)).until(() -> laptop.woodshed().sync()
                .status() instanceof SyncStatus.Synced);
        log("before");
        // Else it may be revoked with two things to send, not one.
        await().atMost(Duration.ofSeconds(30)).until(() -> laptop.woodshed().sync().outbox().isEmpty());
        String token = new TokenFile(folder.resolve("Laptop")).read().orElseThrow().accessToken();
        assertThat(ServerCalls.revoke(server.uri(), token, laptop.woodshed().sync().figures().deviceId())).isEqualTo(
                204);
        await().atMost(Duration.ofSeconds(30)).until(() -> laptop.woodshed().sync()
                .status() instanceof SyncStatus.SignInAgain);
        log("typed although revoked");
        await().atMost(Duration.ofSeconds(30)).until(() -> laptop.woodshed().sync().status().pending() == 1);
        laptop.signIn(server.uri(), CLARA);
        laptop.sync();
        assertThat(notes()).containsExactlyInAnyOrder("before", "typed although revoked");
        assertThat(laptop.woodshed().sync().outbox()).isEmpty();
    }

    private void log(String notes) {
        laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes(notes));
    }

    private List<String> notes() {
        return laptop.entries().stream().map(entry -> String.valueOf(entry.notes())).toList();
    }

    private SignOutResult signOut(SignOut how) {
        return laptop.woodshed().sync().signOut(how).orTimeout(40, TimeUnit.SECONDS).join();
    }

    private void connect(String email, boolean register, LocalEntries local) {
        assertThat(tryConnect(new ConnectRequest(server.uri(), email, "slow practice makes perfect", register,
                "Laptop", local))).isEqualTo(new ConnectResult.Connected());
    }

    private ConnectResult tryConnect(ConnectRequest request) {
        return laptop.woodshed().sync().connect(request).orTimeout(40, TimeUnit.SECONDS).join();
    }
}

package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.ChangeType;

/**
 * What went wrong elsewhere with deleting, and must not here: lessons 18 to 24, with a real server and real laptops. That a
 * delete needs no valid body (23), and what the server does with each, is in its module, under the same name.
 */
@NullMarked
class DeleteLessonsTest extends TwoConnectedLaptops {
    private static final String USER = "clara@example.org";

    @Test
    void lesson18DeletesTravelInCatchUpToOldLaptopsAndNewOnes() {
        EntityId id = shared("gone");
        a.delete(id);
        a.sync();
        b.sync();
        assertThat(b.has(id)).isFalse();
        try (Laptop c = Laptop.named("New laptop", folder).signIn(server.uri(), USER)) {
            c.sync();
            assertThat(c.has(id)).isFalse();
            assertThat(c.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
        }
        assertEqual();
    }

    @Test
    void lesson19DeletesMadeOfflineSurviveTheNextSignIn() {
        EntityId id = shared("gone");
        server.stop();
        a.delete(id);
        assertThat(a.woodshed().sync().signOut(new SignOut.Keep()).join()).isEqualTo(new SignOutResult.Done());
        server.startAgain();
        a.signIn(server.uri(), USER);
        a.sync();
        b.sync();
        assertThat(List.of(a, b)).noneMatch(laptop -> laptop.has(id));
        assertEqual();
    }

    @Test
    void lesson20AnOldStateDoesNotResurrect() {
        EntityId id = shared("as it was");
        a.delete(id);
        a.sync();
        b.reopen();
        assertThat(b.has(id)).as("b still has the old state").isTrue();
        b.sync();
        a.sync();
        assertThat(List.of(a, b)).noneMatch(laptop -> laptop.has(id));
        assertEqual();
    }

    @Test
    void lesson21AnEditAfterADeleteIsNotInvisible() {
        EntityId id = shared("keep");
        a.delete(id);
        a.sync();
        b.edit(id, draft -> draft.notes("typed after it was deleted elsewhere"));
        b.sync();
        a.sync();
        assertThat(List.of(a.entry(id), b.entry(id))).allSatisfy(entry -> assertThat(entry.notes()).isEqualTo(
                "typed after it was deleted elsewhere"));
        assertEqual();
    }

    @Test
    void lesson22DeletingWhatTheServerDoesNotKnowLeavesATombstone() throws IOException {
        server.stop();
        RestoredServerTest.copyFiles(folder.resolve("server"), folder.resolve("empty"));
        server.startAgain();
        EntityId id = a.log("2026-11-20T17:40:00Z", 5, draft -> draft.notes("the server will forget all of it")).id();
        a.sync();
        a.delete(id);
        a.sync();
        server.stop();
        RestoredServerTest.copyFiles(folder.resolve("empty"), folder.resolve("server"));
        server.startAgain();
        a.sync();
        b.sync();
        assertThat(b.has(id)).isFalse();
        assertThat(b.woodshed().sync().figures().digest().count()).as("the tombstone").isEqualTo(1);
        assertEqual();
    }

    @Test
    void lesson24AFailedDeleteStaysQueued() {
        EntityId id = shared("gone");
        server.stop();
        a.delete(id);
        assertThat(a.trySync()).isInstanceOf(SyncResult.NotReached.class);
        a.reopen();
        assertThat(a.woodshed().sync().outbox()).extracting(OutboxItem::type).containsExactly(ChangeType.DELETED);
        server.startAgain();
        a.sync();
        b.sync();
        assertThat(b.has(id)).isFalse();
        assertEqual();
    }
}

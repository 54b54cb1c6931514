package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.SignOut;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What went wrong elsewhere with merging, and must not here: lessons 33 to 43, each with a real server and real laptops.
 * The half of them that is the server's own is in its module, under the same name.
 */
@NullMarked
class MergingLessonsTest extends TwoConnectedLaptops {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WHEN = "'when':{'startedAt':'2026-11-20T17:40:00Z','zone':'Europe/Berlin',"
            + "'practiceDate':'2026-11-20'}";

    @Test
    void lesson33EditsAndDeletionsMadeOnlineAreBroadcastAndNotOnlyNewEntries() {
        EntityId edited = shared("notes");
        EntityId deleted = shared("notes");
        a.woodshed().startSyncing();
        b.woodshed().startSyncing();
        a.edit(edited, draft -> draft.rating(4));
        await().atMost(SOON).until(() -> Integer.valueOf(4).equals(b.entry(edited).rating()));
        a.delete(deleted);
        await().atMost(SOON).until(() -> !b.has(deleted));
    }

    @Test
    void lesson34AStaleLaptopThatStartsUpDoesNotOverwriteNewerData() {
        EntityId id = shared("old");
        b.edit(id, draft -> draft.mood("neutral"));
        a.edit(id, draft -> draft.notes("newer").rating(4));
        a.sync();
        b.reopen();
        b.sync();
        a.sync();
        assertThat(List.of(a.entry(id), b.entry(id))).allSatisfy(entry -> {
            assertThat(entry.notes()).isEqualTo("newer");
            assertThat(entry.rating()).isEqualTo(4);
            assertThat(entry.mood()).isEqualTo("neutral");
        });
        assertEqual();
    }

    @Test
    void lesson35EditingOneFieldDoesNotWipeFieldsThatTheScreenDoesNotShow() {
        EntityKey key = EntityKey.entry(new EntityId("e1"));
        put(a, key, "{" + WHEN + ",'durationSeconds':60,'sessionId':'s1','goalIds':['g1'],'source':'timer',"
                + "'techniques':['thirds'],'rating':2}");
        a.sync();
        b.sync();
        b.edit(key.id(), draft -> draft.rating(5));
        b.sync();
        a.sync();
        assertThat(data(a, key)).isEqualTo(json("{" + WHEN + ",'durationSeconds':60,'sessionId':'s1','goalIds':['g1'],"
                + "'source':'timer','techniques':['thirds'],'rating':5}"));
        assertEqual();
    }

    @Test
    void lesson36EveryFieldHasOneNameInEveryLayerAndArrivesAsItWasWritten() {
        EntityKey entry = EntityKey.entry(new EntityId("e1"));
        EntityKey piece = EntityKey.piece(new EntityId("p1"));
        EntityKey goal = EntityKey.goal(new EntityId("g1"));
        put(a, entry, "{" + WHEN + ",'durationSeconds':60,'type':'lesson','instrument':'cello','pieces':[{'measures':"
                + "'1-8','pieceId':'p1','tempoBpm':60}],'techniques':['thirds'],'tags':['memory'],'goalIds':['g1'],"
                + "'notes':'slow','mood':'neutral','rating':3,'sessionId':'s1','source':'timer',"
                + "'createdAt':'2026-11-20T18:00:00Z'}");
        put(a, piece, "{'title':'Elegy','composer':'Fauré','opus':'24','movement':'only','instrument':'cello',"
                + "'status':'learning','difficulty':3,'targetTempoBpm':72,'notes':'n','links':['https://example.org'],"
                + "'tags':['t'],'passages':[{'id':'k1','label':'theme'}],'createdAt':'2026-11-20T18:00:00Z'}");
        put(a, goal, "{'title':'Concerts','description':'d','type':'count','targetValue':10,'unit':'concerts',"
                + "'period':'monthly','startDate':'2026-11-01','targetDate':'2027-06-01','status':'active',"
                + "'pieceId':'p1','progressCount':2,'milestones':[{'id':'m1','title':'five'}],"
                + "'createdAt':'2026-11-20T18:00:00Z'}");
        a.sync();
        b.sync();
        for (EntityKey key : List.of(entry, piece, goal)) {
            assertThat(data(b, key)).isEqualTo(data(a, key));
            assertThat(Set.copyOf(data(b, key).propertyNames())).isEqualTo(Set.copyOf(Schemas.of(key.type())
                    .knownFields()));
        }
        assertEqual();
    }

    @Test
    void lesson37UnknownFieldsAndUnknownTypesOfANewerAppAreKeptAndSentBackUntouched() {
        EntityKey key = EntityKey.entry(new EntityId("e1"));
        EntityKey newer = new EntityKey(new EntityType("metronome"), new EntityId("m1"));
        put(a, key, "{" + WHEN + ",'rating':2,'heartRate':{'max':[120,null,1.5]}}");
        put(a, newer, "{'beats':[1,2],'deep':{'er':null}}");
        a.sync();
        b.sync();
        b.edit(key.id(), draft -> draft.rating(5));
        b.sync();
        a.sync();
        assertThat(data(a, key).path("heartRate").toString()).isEqualTo("{\"max\":[120,null,1.5]}");
        assertThat(data(a, key).path("rating").intValue()).isEqualTo(5);
        assertThat(data(b, newer)).isEqualTo(data(a, newer));
        assertEqual();
    }

    @Test
    void lesson38AnEventBeforeTheLocalLoadDoesNotReplaceTheStore() {
        List<EntityId> written = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            written.add(b.log("2026-11-20T17:40:00Z", 1, draft -> draft.notes("not sent yet")).id());
        }
        a.woodshed().startSyncing();
        b.reopen();
        b.woodshed().startSyncing();
        EntityId incoming = a.log("2026-11-20T18:40:00Z", 5, draft -> draft.notes("from elsewhere")).id();
        await().atMost(SOON).until(() -> b.has(incoming) && a.entries().size() == 51);
        assertThat(b.entries()).hasSize(51).extracting(LogbookEntry::id).containsAll(written);
    }

    @Test
    void lesson39AFailedServerReadNeverReadsAsNothingThere() {
        EntityId id = shared("kept");
        server.stop();
        assertThat(b.trySync()).isInstanceOf(SyncResult.NotReached.class);
        b.reopen();
        assertThat(b.trySync()).isInstanceOf(SyncResult.NotReached.class);
        assertThat(b.entry(id).notes()).isEqualTo("kept");
        assertThat(b.woodshed().merging().history(EntityKey.entry(id)).join().entries()).isNotEmpty();
        server.startAgain();
        assertThat(b.sync().received()).isZero();
        assertEqual();
    }

    /** The editor on the screen, with the cursor in it, is looked at by SyncedWindowTest and TypingTest of the app. */
    @Test
    void lesson40ARemoteChangeDoesNotOverwriteTheTextBeingTyped() throws InvalidInputException {
        EntityId id = shared("warm up");
        LogbookEntry openedOn = b.entry(id);
        a.edit(id, draft -> draft.notes("thirds in all keys\nwarm up"));
        a.sync();
        b.sync();
        b.woodshed().logbook().editEntry(openedOn, EntryDraft.of(openedOn).notes("warm up\nbar 12 by heart")).durable()
                .join();
        b.sync();
        a.sync();
        assertThat(a.entry(id).notes()).isEqualTo("thirds in all keys\nwarm up\nbar 12 by heart");
        assertEqual();
    }

    /** No clock takes part in any merge: both laptops' clocks show the same here, and it makes no difference. */
    @Test
    void lesson41EditsAtTheSameMomentEndTheSameEverywhereWhoeverSyncsFirst() {
        EntityId first = shared("start");
        EntityId second = shared("start");
        for (EntityId id : List.of(first, second)) {
            a.edit(id,
                    draft -> draft.notes("typed on the studio laptop\nstart").durationSeconds(600).tags(Set.of("a")));
            b.edit(id, draft -> draft.notes("start\ntyped on the train").durationSeconds(900).tags(Set.of("b")));
        }
        a.sync();
        b.sync();
        a.sync();
        assertEqual();
        assertThat(List.of(a.entry(first), b.entry(first), a.entry(second), b.entry(second))).allSatisfy(entry -> {
            assertThat(entry.notes()).isEqualTo("typed on the studio laptop\nstart\ntyped on the train");
            assertThat(entry.durationSeconds()).isEqualTo(900);
            assertThat(entry.tags()).containsExactly("a", "b");
        });
    }

    @Test
    void lesson42ReplayingOnesOwnLogChangesNothing() {
        EntityId id = shared("one");
        a.edit(id, draft -> draft.notes("two"));
        a.delete(shared("gone"));
        a.sync();
        List<LogbookEntry> before = a.entries();
        String digest = String.valueOf(a.woodshed().sync().figures().digest());
        a.woodshed().sync().signOut(new SignOut.SyncFirst()).join();
        assertThat(a.woodshed().sync().connect(new ConnectRequest(server.uri(), "clara@example.org",
                "slow practice makes perfect", false, "Studio MacBook")).join()).isInstanceOf(
                        ConnectResult.Connected.class);
        a.sync();
        assertThat(a.entries()).isEqualTo(before);
        assertThat(a.woodshed().sync().figures().digest()).hasToString(digest);
        assertThat(a.sync().received()).isZero();
        assertEqual();
    }

    @Test
    void lesson43UndoOfADeletionReachesTheServer() {
        EntityId id = shared("keep");
        a.delete(id);
        a.sync();
        b.sync();
        assertThat(b.has(id)).isFalse();
        assertThat(a.woodshed().logbook().restore(EntityKey.entry(id)).join()).isTrue();
        a.sync();
        b.sync();
        assertThat(b.entry(id).notes()).isEqualTo("keep");
        assertEqual();
    }

    private static void put(Laptop laptop, EntityKey key, String data) {
        EntityState state = laptop.woodshed().merging().restore(key, json(data)).join();
        assertThat(state.deleted()).isFalse();
    }

    private static ObjectNode data(Laptop laptop, EntityKey key) {
        return laptop.woodshed().merging().shown(key).data();
    }

    private static ObjectNode json(String text) {
        return Json.readStored(text.replace('\'', '"'));
    }
}

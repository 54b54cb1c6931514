package org.woodshed.app.syncstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.text.DayWords;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;

class StatusWordsTest {
    private static final Instant TUESDAY = Instant.parse("2026-11-17T17:20:00Z");
    private final StatusWords words = new StatusWords(new DayWords(Locale.UK), MovingClock.fridayEvening());

    /** The words of the design, one line a state. */
    private static Map<SyncStatus, String> table() {
        Map<SyncStatus, String> table = new LinkedHashMap<>();
        table.put(new SyncStatus.Synced(Instant.parse("2026-11-20T13:06:00Z")), "Everything synced · today 14:06");
        table.put(new SyncStatus.Pending(3), "3 changes saved here, not yet synced");
        table.put(new SyncStatus.Pending(1), "1 change saved here, not yet synced");
        table.put(new SyncStatus.Offline(0, TUESDAY), "Offline · saved on this laptop · last sync Tue 18:20");
        table.put(new SyncStatus.Offline(0, null), "Offline · saved on this laptop");
        table.put(new SyncStatus.Offline(3, TUESDAY), "Offline · 3 changes saved here, will go at next sync");
        table.put(new SyncStatus.Syncing(12, 40, 28), "Syncing… 12 of 40");
        table.put(new SyncStatus.Syncing(0, 0, 0), "Syncing…");
        table.put(new SyncStatus.NeedsChoice(2, 0), "2 entries need your choice · everything else synced");
        table.put(new SyncStatus.NeedsChoice(1, 0), "1 entry needs your choice · everything else synced");
        table.put(new SyncStatus.Problem("later", "…", null, 3),
                "Sync did not finish · nothing lost, 3 changes still here");
        table.put(new SyncStatus.Problem("later", "…", null, 0), "Sync did not finish · nothing lost");
        table.put(new SyncStatus.ServerNotReady(3), "The server is not ready yet · 3 changes saved here");
        table.put(new SyncStatus.ServerNotReady(0), "The server is not ready yet");
        table.put(new SyncStatus.SignInAgain(1), "Sign in again to sync · everything is kept here");
        table.put(new SyncStatus.NotAccepted(1, 1), "1 change was not accepted · see why");
        table.put(new SyncStatus.Paused(3), "Sync is paused · 3 changes saved here");
        table.put(new SyncStatus.Paused(0), "Sync is paused");
        table.put(new SyncStatus.UpdateNeeded(1), "Update Woodshed to sync · everything is kept here");
        table.put(new SyncStatus.NeverConnected(5), "Only on this laptop");
        return table;
    }

    @Test
    void everyStateHasItsWords() {
        table().forEach((status, text) -> assertThat(words.of(status)).isEqualTo(text));
    }

    @Test
    void everyStateHasItsOwnIcon() {
        Set<Object> icons = new HashSet<>();
        for (ChipState state : ChipState.values()) {
            icons.add(ChipIcons.of(state));
        }
        assertThat(icons).hasSize(ChipState.values().length);
        assertThat(table().keySet().stream().map(ChipState::of)).contains(ChipState.values());
    }

    @Test
    void everyKindOfStatusIsInTheTable() {
        assertThat(table().keySet().stream().map(Object::getClass).distinct()).containsExactlyInAnyOrderElementsOf(
                Arrays.<Class<?>>asList(SyncStatus.class.getPermittedSubclasses()));
    }

    @Test
    void anAskedForSyncEndsInWords() {
        assertThat(StatusWords.of(new SyncResult.Done(3, 0))).isEqualTo("Synced: 3 changes sent, nothing received.");
        assertThat(StatusWords.of(new SyncResult.NotReached("?", "The server does not answer.", 0, 2))).isEqualTo(
                "Sync did not finish: The server does not answer. Nothing is lost, 2 changes are still here.");
        assertThat(StatusWords.of(new SyncResult.NotReached("?", "No network.", 0, 0))).isEqualTo(
                "Sync did not finish: No network. Nothing is lost.");
        assertThat(StatusWords.of(new SyncResult.NeedsAttention(1, 1, 1, 1))).contains("2 entries need you");
    }
}

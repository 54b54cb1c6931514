package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityId;

class ImportIdentityTest {
    private static TogglReport report() {
        return new TogglReport();
    }

    private static TogglReport scales(String date, String duration) {
        return report().row("Scales", "slow", date, "18:00:00", duration, "b,a");
    }

    @Test
    void equalRowsAreSeveralEntriesWithIdsOfTheirOwn() throws Exception {
        TogglReport twice = scales("2026-11-25", "20").row("Scales", "slow", "2026-11-25", "18:00:00", "20", "a, b");

        assertThat(new HashSet<>(Read.ids(twice.entries()))).hasSize(2);
        assertThat(Read.ids(twice.entries())).startsWith(Read.ids(scales("2026-11-25", "20").entries()).getFirst());
    }

    @Test
    void theWayDatesAndLengthsAreWrittenChangesNoId() throws Exception {
        assertThat(Read.ids(scales("25/11/2026", "20:00 min").entries())).isEqualTo(Read.ids(scales("2026-11-25",
                "00:20:00").entries())).isEqualTo(Read.ids(scales("11/25/2026", "20").entries()));
    }

    @Test
    void anyOtherContentIsAnotherEntry() throws Exception {
        TogglReport all = scales("2026-11-25", "20").row("Scales", "slow", "2026-11-25", "18:00:01", "20", "b,a")
                .row("Scales", "slow", "2026-11-25", "18:00:00", "21", "b,a")
                .row("Scales", "slower", "2026-11-25", "18:00:00", "20", "b,a")
                .row("Etude", "slow", "2026-11-25", "18:00:00", "20", "b,a")
                .row("Scales", "slow", "2026-11-25", "18:00:00", "20", "b");

        assertThat(new HashSet<>(Read.ids(all.entries()))).hasSize(6);
    }

    /** Laptops whose musician travels would else count everything twice. */
    @Test
    void theZoneOfTheLaptopChangesNoId() throws Exception {
        byte[] file = scales("2026-11-25", "20").text().getBytes(StandardCharsets.UTF_8);

        ParsedFile inTokyo = TogglFile.parse(file, ImportOptions.in(ZoneId.of("Asia/Tokyo")));

        assertThat(inTokyo).isInstanceOfSatisfying(ParsedFile.Entries.class, read -> assertThat(Read.ids(read))
                .isEqualTo(idsIn(file)));
    }

    /** Ids are stored for ever: the way they are made must never change. */
    @Test
    void theIdOfARowNeverChanges() throws Exception {
        assertThat(Read.ids(scales("2026-11-25", "20").entries())).containsExactly(new EntityId(
                "96a94b65-2ba1-5c5b-9be3-202b92c6cc58"));
    }

    private static List<EntityId> idsIn(byte[] file) {
        try {
            return Read.ids(TogglReport.entries(file));
        } catch (UnreadableFileException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

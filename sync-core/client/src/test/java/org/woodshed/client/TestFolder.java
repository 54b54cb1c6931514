package org.woodshed.client;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PracticeTime;

/** A data folder on the real disk, opened as the application opens it. */
@NullMarked
final class TestFolder {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private TestFolder() {}

    static LocalWoodshed open(Path folder) {
        return LocalWoodshed.open(new WoodshedConfig(folder, Clock.system(ZONE), new SecureRandom()));
    }

    static EntryDraft entry(String startedAt, int minutes) {
        Instant start = Instant.parse(startedAt);
        return EntryDraft.starting(PracticeTime.starting(start, ZONE, PracticeTime.DEFAULT_DAY_START), start)
                .durationSeconds(minutes * 60);
    }

    static EntityState durable(Saving saving) {
        return saving.durable().orTimeout(20, TimeUnit.SECONDS).join();
    }
}

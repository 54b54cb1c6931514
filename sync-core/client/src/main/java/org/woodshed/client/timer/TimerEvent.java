package org.woodshed.client.timer;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;

/** What can happen to a timer that runs, each at its moment. */
public sealed interface TimerEvent {
    Instant at();

    /** It still runs; comes every 15 seconds. */
    record Beat(Instant at) implements TimerEvent {}

    /** It was found running when Woodshed was opened. */
    record Found(Instant at) implements TimerEvent {}

    /**
     * Something is practised from now on.
     *
     * @param entryId the id of the entry that a new stretch would become
     */
    record Practise(Instant at, @Nullable EntityId pieceId, EntityId entryId, ZoneId zone) implements TimerEvent {}

    record Pause(Instant at) implements TimerEvent {}

    record Resume(Instant at) implements TimerEvent {}

    /** Woodshed is closed, and the musician goes on: the time until it is opened again counts. */
    record KeepRunning(Instant at) implements TimerEvent {}

    /** The oldest gap was practice, or was not. */
    record AnswerGap(Instant at, boolean counts) implements TimerEvent {}

    /** The musician had stopped when the oldest gap began. */
    record StopAtGap(Instant at) implements TimerEvent {}

    /** "Still playing?": yes. */
    record StillPlaying(Instant at) implements TimerEvent {}

    record Stop(Instant at) implements TimerEvent {}
}

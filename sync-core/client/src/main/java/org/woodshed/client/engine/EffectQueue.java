package org.woodshed.client.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one event leads to, in the order in which it is to be done. Not thread-safe. */
final class EffectQueue {
    private final List<Effect> effects = new ArrayList<>();
    /** Told last: whoever waited for a sync shall find the status that it led to. */
    private final List<Effect> finished = new ArrayList<>();

    void add(Effect effect) {
        effects.add(effect);
    }

    void setTimer(Timer timer, Duration delay) {
        add(new Effect.SetTimer(timer, delay));
    }

    void clearTimer(Timer timer) {
        add(new Effect.ClearTimer(timer));
    }

    void finish(SyncResult result) {
        finished.add(new Effect.Finish(result));
    }

    /** Everything added since the last call. */
    List<Effect> take() {
        effects.addAll(finished);
        List<Effect> taken = List.copyOf(effects);
        effects.clear();
        finished.clear();
        return taken;
    }
}

package org.woodshed.app.conflicts;

import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Merging;
import org.woodshed.merge.MergePolicy.Strategy;

/** Who decides from now on where two laptops changed the same thing; kept as soon as it is chosen. Belongs to the screen's thread. */
public final class StrategyViewModel {
    private final ObjectProperty<Strategy> strategy;

    public StrategyViewModel(Merging merging, Threads threads, NoticesViewModel notices) {
        this.strategy = new SimpleObjectProperty<>(merging.strategy());
        strategy.addListener((property, before, now) -> keep(merging.setStrategy(now), threads, notices));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the failure is handled in the stage itself
    private static void keep(CompletableFuture<Boolean> kept, Threads threads, NoticesViewModel notices) {
        kept.whenCompleteAsync((done, failure) -> {
            if (failure != null) {
                notices.failed(failure);
            }
        }, threads.screen());
    }

    public ObjectProperty<Strategy> strategyProperty() {
        return strategy;
    }
}

package org.woodshed.client.store;

import java.util.Locale;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.merge.MergePolicy;
import org.woodshed.merge.MergePolicy.Strategy;

/** How this data folder merges, as its settings say. Asked for with every change, hence from memory. Thread-safe. */
public final class MergeSettings implements Supplier<MergePolicy> {
    /** The setting's name; its value is the strategy's in small letters. */
    public static final String STRATEGY = "merge_strategy";
    private static final Logger LOG = LoggerFactory.getLogger(MergeSettings.class);

    private final LocalStore store;
    private volatile MergePolicy policy;

    public MergeSettings(LocalStore store) {
        this.store = store;
        this.policy = store.read(MergeSettings::read);
    }

    @Override
    public MergePolicy get() {
        return policy;
    }

    void reload() {
        policy = store.read(MergeSettings::read);
    }

    private static MergePolicy read(Handle handle) {
        return new MergePolicy(Settings.get(handle, STRATEGY).map(MergeSettings::strategy).orElse(Strategy.MERGE),
                Settings.get(handle, Settings.DEVICE_NAME).orElse(""));
    }

    private static Strategy strategy(String stored) {
        try {
            return Strategy.valueOf(stored.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            LOG.warn("The setting {} has a value of another version; differences are merged", STRATEGY);
            return Strategy.MERGE;
        }
    }
}

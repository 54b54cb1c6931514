package org.woodshed.app.importing;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a file does not say about itself.
 *
 * @param zone      where its local times were lived
 * @param dateOrder how its dates are written; null to decide by the whole file
 */
public record ImportOptions(ZoneId zone, @Nullable DateOrder dateOrder) {
    public static ImportOptions in(ZoneId zone) {
        return new ImportOptions(zone, null);
    }

    public ImportOptions with(DateOrder order) {
        return new ImportOptions(zone, order);
    }
}

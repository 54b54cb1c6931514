package org.woodshed.app.conflicts;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.woodshed.model.EntityKey;

/**
 * An entity that needs a choice.
 *
 * @param mine     heads this laptop's column, with when its values were typed
 * @param theirs   heads the other laptop's column: its name, and when its change arrived
 * @param effect   what a choice does to the sums of practice
 * @param combined says which other fields were combined without asking; empty if none were
 */
public record ConflictItem(EntityKey key, String what, String mine, String theirs, List<FieldChoice> fields,
        MonthTotals effect, String combined) {

    /** What the choices as they are picked now do to the sums of practice; empty if nothing. */
    String consequence() {
        Map<String, FieldChoice> byPath = fields.stream().collect(Collectors.toMap(FieldChoice::path, field -> field));
        return effect.words(byPath.get("durationSeconds"), byPath.get("when"));
    }
}

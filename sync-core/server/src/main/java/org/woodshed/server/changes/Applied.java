package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Outcome;

/**
 * What became of one change of a batch.
 *
 * @param outcome APPLIED, DUPLICATE, CONFLICT or REJECTED
 * @param reason  for CONFLICT and REJECTED: its reason code
 * @param fields  for CONFLICT: the paths that overlap; for REJECTED: the field in question, if there is one
 */
public record Applied(Outcome outcome, @Nullable String reason, List<String> fields) {
    static Applied of(Judged judged) {
        return switch (judged) {
            case Judged.Accepted _ -> new Applied(Outcome.APPLIED, null, List.of());
            case Judged.Repeated _ -> new Applied(Outcome.DUPLICATE, null, List.of());
            case Judged.Conflicting conflict -> new Applied(Outcome.CONFLICT, conflict.reason().wireName(), conflict
                    .fields());
            case Judged.Rejected rejected -> new Applied(Outcome.REJECTED, rejected.reason(), rejected.field() == null
                    ? List.of()
                    : List.of(rejected.field()));
        };
    }

    /** The first of the fields; null if there is none. */
    public @Nullable String field() {
        return fields.isEmpty() ? null : fields.getFirst();
    }
}

package org.woodshed.testkit.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Change;
import org.woodshed.model.ChangeId;
import org.woodshed.protocol.ChangeType;
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.StoredEntity;
import tools.jackson.databind.JsonNode;

/**
 * What must hold for the changes of one entity in the order in which the server accepted them. It knows nothing of how the
 * server judges, only what was promised. Not thread-safe.
 */
final class LedgerRules {
    /** Who set a field last, and when. */
    private record Mark(long version, DeviceId device) {}

    /** What one device made of one version; it can't have done the same to it twice. */
    private record Deed(DeviceId device, ChangeType type, long baseVersion, @Nullable JsonNode data) {}

    private final Map<String, Mark> fields = new HashMap<>();
    private final Map<DeviceId, Long> lastChange = new HashMap<>();
    private final Set<ChangeId> effective = new HashSet<>();
    private final Set<Deed> deeds = new HashSet<>();
    private @Nullable EntityState state;

    LedgerRules copy() {
        LedgerRules copy = new LedgerRules();
        copy.fields.putAll(fields);
        copy.lastChange.putAll(lastChange);
        copy.effective.addAll(effective);
        copy.deeds.addAll(deeds);
        copy.state = state;
        return copy;
    }

    /** What is wrong with a change that was accepted now; empty if nothing is. */
    Optional<String> enter(DeviceId author, LoggedChange accepted) {
        StoredEntity result = accepted.result();
        if (result == null) {
            return Optional.empty();
        }
        Change change = accepted.change();
        EntityState before = state;
        Optional<String> wrong = wrong(author, change, result.state());
        note(author, result.state());
        return wrong.map(what -> what + ": " + change.key() + " by " + author + ", " + change + " on " + before);
    }

    private Optional<String> wrong(DeviceId author, Change change, EntityState after) {
        Deed deed = new Deed(author, change.type(), change.baseVersion(), change.data());
        if (!effective.add(change.changeId()) || !deeds.add(deed)) {
            return Optional.of("a change was applied twice");
        }
        EntityState before = state;
        if (before == null) {
            return Optional.empty();
        }
        if (after.version() != before.version() + 1) {
            return Optional.of("versions do not follow one another");
        }
        boolean restoredKnowingly = change.type() == ChangeType.CREATED && change.baseVersion() == before.version();
        if (before.deleted() && !after.deleted() && !restoredKnowingly) {
            return Optional.of("what was deleted came back without being restored");
        }
        if (change.type() == ChangeType.DELETED && changedByOthers(author, change.baseVersion())) {
            return Optional.of("what another laptop had changed was deleted unseen");
        }
        return change.type() == ChangeType.UPDATED ? overwritten(author, change, before, after) : Optional.empty();
    }

    private boolean changedByOthers(DeviceId author, long base) {
        return lastChange.entrySet().stream().anyMatch(last -> !last.getKey().equals(author) && last.getValue() > base);
    }

    /** Fields whose whole value was replaced; what a delta adds to sets, counts and collections stands under a $. */
    private Optional<String> overwritten(DeviceId author, Change change, EntityState before, EntityState after) {
        if (change.data() == null) {
            return Optional.empty();
        }
        return change.data().propertyNames().stream().filter(field -> !field.startsWith("$")).filter(field -> {
            Mark mark = fields.get(field);
            return mark != null && mark.version() > change.baseVersion() && !mark.device().equals(author)
                    && !before.data().path(field).equals(after.data().path(field));
        }).findFirst().map(field -> "the field " + field + ", which another laptop had set, was overwritten unseen");
    }

    private void note(DeviceId author, EntityState after) {
        EntityState before = state;
        Mark mark = new Mark(after.version(), author);
        after.data().propertyNames().stream().filter(field -> before == null || !after.data().path(field).equals(before
                .data().path(field))).forEach(field -> fields.put(field, mark));
        if (before != null) {
            before.data().propertyNames().stream().filter(field -> !after.data().has(field)).forEach(field -> fields
                    .put(field, mark));
        }
        lastChange.put(author, after.version());
        state = after;
    }
}

package org.woodshed.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.ListOperation;

/**
 * One device's copy of the lists, with the one clock that counts all its operations. What it makes has to be stored
 * together with the clock before anybody is told. Not thread-safe.
 */
public final class ListReplica {
    private final ListState state;
    private final DeviceId actor;
    private long clock;
    private boolean understandsAll;
    private final Set<Element.Key> changed = new LinkedHashSet<>();

    /**
     * A replica as it was stored.
     *
     * @param clock          the highest this device has seen or made
     * @param understandsAll false if operations came that this version could not read
     */
    public ListReplica(ListState state, DeviceId actor, long clock, boolean understandsAll) {
        this.state = state;
        this.actor = actor;
        this.clock = clock;
        this.understandsAll = understandsAll;
    }

    /** A replica of nothing yet. */
    public ListReplica(DeviceId actor) {
        this(new ListState(), actor, 0, true);
    }

    public ListState state() {
        return state;
    }

    public DeviceId actor() {
        return actor;
    }

    public long clock() {
        return clock;
    }

    /** Only then may a snapshot be made of the state: another version would read more out of the log. */
    public boolean understandsAll() {
        return understandsAll;
    }

    /** The elements that are other than when this was last asked, as they are now. */
    public Map<Element.Key, Element> takeChanged() {
        Map<Element.Key, Element> taken = new LinkedHashMap<>();
        changed.forEach(key -> taken.put(key, state.element(key)));
        changed.clear();
        return taken;
    }

    /** Makes an edit of this device: applies it, and answers the operation that tells the others. */
    public ListOperation make(ListEdit edit) {
        clock++;
        changed.addAll(state.apply(Writes.of(edit, Stamp.of(clock, actor))));
        return ListEditCodec.write(edit, actor, clock);
    }

    /** Takes an operation of any device, this one's own too; answers the elements that are other than before. */
    public Set<Element.Key> take(ListOperation operation) {
        clock = Math.max(clock, operation.clock());
        Optional<ListEdit> edit = ListEditCodec.read(operation);
        understandsAll &= edit.isPresent();
        Set<Element.Key> touched = edit.map(known -> state.apply(Writes.of(known, Stamp.of(operation.clock(), operation
                .actor())))).orElse(Set.of());
        changed.addAll(touched);
        return touched;
    }

    /** Takes all that a snapshot knows. */
    public Set<Element.Key> take(ListSnapshot snapshot) {
        clock = Math.max(clock, snapshot.clock());
        Set<Element.Key> touched = state.apply(snapshot.writes());
        changed.addAll(touched);
        return touched;
    }

    /** An independent replica of the same state, under the same actor. */
    public ListReplica copy() {
        ListState copied = new ListState();
        state.elements().forEach(copied::load);
        return new ListReplica(copied, actor, clock, understandsAll);
    }

    /**
     * The same lists under a fresh actor, because another folder uses the present one. Operations that were not sent yet
     * are made again, with later clocks, in the same order.
     *
     * @param unsent in the order they were made
     */
    public Renewed renew(DeviceId fresh, List<ListOperation> unsent) {
        ListReplica renewed = new ListReplica(state, fresh, clock, understandsAll);
        return new Renewed(renewed, renewed.makeAgain(unsent));
    }

    /** Makes operations of a former actor again under this one, with later clocks, in the same order. */
    public List<ListOperation> makeAgain(List<ListOperation> operations) {
        List<ListOperation> again = new ArrayList<>();
        for (ListOperation operation : operations) {
            // What this version itself made, it can read; an older version's operations can be read by all later ones.
            ListEditCodec.read(operation).map(edit -> edit instanceof ListEdit.MakeRoom room ? still(room, operation
                    .actor()) : edit).ifPresent(edit -> again.add(make(edit)));
        }
        return again;
    }

    /** Makes operations that tell another state, such as that of a restored server, what it lacks of this one. */
    public List<ListOperation> makeMissing(ListState other) {
        return Missing.edits(state, other).stream().map(this::make).toList();
    }

    /** Counts on from at least here: a clock never goes back. */
    public void countFrom(long least) {
        clock = Math.max(clock, least);
    }

    /** Making room is no write of its own: it has to replace what stands there now, and only if nobody moved the item. */
    private ListEdit still(ListEdit.MakeRoom room, DeviceId maker) {
        List<ListEdit.MakeRoom.Place> places = new ArrayList<>();
        for (ListEdit.MakeRoom.Place place : room.places()) {
            Register now = state.item(place.item()).registers().get(Element.PLACE);
            if (now != null && now.stamp().equals(place.replaces().makingRoom(maker))) {
                places.add(new ListEdit.MakeRoom.Place(place.item(), place.position(), now.stamp()));
            }
        }
        return new ListEdit.MakeRoom(room.list(), places);
    }

    /** A replica under another actor, and its operations to be sent in place of the old ones. */
    public record Renewed(ListReplica replica, List<ListOperation> unsent) {}
}

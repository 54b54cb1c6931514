package org.woodshed.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.TestJson;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.ListOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** A laptop as far as lists go: a replica, what it has not sent, and how far it has read. */
final class TestReplica {
    static final List<EntityId> LISTS = List.of(new EntityId("warm-up"), new EntityId("today"));
    private final Random random;
    private ListReplica replica;
    private ListEditor editor;
    private List<ListOperation> unsent = new ArrayList<>();
    private int cursor;
    private int minted;

    TestReplica(String name, Random random) {
        this.random = random;
        this.replica = new ListReplica(new DeviceId(name));
        this.editor = new ListEditor(replica, random);
    }

    ListReplica replica() {
        return replica;
    }

    ListEditor editor() {
        return editor;
    }

    List<ListItem> items(EntityId list) {
        return replica.state().items(list);
    }

    /** Closes and opens the program: everything goes through its stored form. */
    void reload() {
        ListState state = new ListState();
        replica.state().elements().forEach((key, element) -> state.load(key, ListSnapshot.readElement(reread(
                ListSnapshot.toJson(element)))));
        queue();
        unsent = new ArrayList<>(unsent.stream().map(operation -> {
            try {
                return Json.read(Json.write(operation), ListOperation.class);
            } catch (JsonException impossible) {
                throw new AssertionError(impossible);
            }
        }).toList());
        replica = new ListReplica(state, replica.actor(), replica.clock(), replica.understandsAll());
        editor = new ListEditor(replica, random);
    }

    static JsonNode reread(JsonNode json) {
        return TestJson.object(Json.write(json));
    }

    private void queue() {
        unsent.addAll(editor.takeMade());
    }

    List<ListOperation> unsent() {
        queue();
        return unsent;
    }

    /** Sends what waits; a lost answer leaves it waiting. */
    void push(SharedLog log, boolean answerLost) {
        queue();
        for (ListOperation operation : unsent) {
            if (!log.push(operation)) {
                throw new AssertionError("a stamp was used twice: " + operation);
            }
        }
        if (!answerLost) {
            unsent.clear();
        }
    }

    /** Reads at most so many operations on. */
    void pull(SharedLog log, int limit) {
        for (int read = 0; read < limit && cursor < log.size(); read++) {
            replica.take(log.all().get(cursor++));
        }
    }

    void renew(String name) {
        queue();
        ListReplica.Renewed renewed = replica.renew(new DeviceId(name), unsent);
        replica = renewed.replica();
        editor = new ListEditor(replica, random);
        unsent = new ArrayList<>(renewed.unsent());
    }

    /** Does one thing a person may do. */
    void act() {
        List<PracticeList> lists = replica.state().lists();
        EntityId list = LISTS.get(random.nextInt(LISTS.size()));
        List<ListItem> items = items(list);
        if (lists.size() < LISTS.size() && random.nextInt(3) == 0) {
            editor.createList(list, ListKind.PLAIN, "made by " + replica.actor());
        } else if (items.isEmpty() || random.nextInt(4) == 0) {
            insert(list, random.nextInt(items.size() + 1));
        } else {
            actOn(list, items.get(random.nextInt(items.size())).id(), items.size());
        }
    }

    private void actOn(EntityId list, EntityId item, int size) {
        switch (random.nextInt(11)) {
            case 0 -> editor.set(list, item, ItemField.TEXT, StringNode.valueOf("t" + random.nextInt(9)));
            case 1 -> editor.set(list, item, ItemField.DONE, random.nextBoolean() ? NullNode.getInstance()
                    : StringNode
                            .valueOf("2026-11-2" + random.nextInt(9)));
            case 2 -> editor.set(list, item, ItemField.MINUTES, IntNode.valueOf(random.nextInt(60)));
            case 3, 4 -> editor.move(item, list, random.nextInt(size + 1));
            case 5 -> editor.move(item, LISTS.get(random.nextInt(LISTS.size())), random.nextInt(4));
            case 6 -> editor.remove(list, item);
            case 7 -> editor.restore(list, item);
            case 8 -> {
                switch (random.nextInt(4)) {
                    case 0 -> editor.removeList(list);
                    case 1 -> editor.restoreList(list);
                    case 2 -> editor.renameList(list, "n" + random.nextInt(5));
                    default -> editor.moveList(list, random.nextInt(3));
                }
            }
            case 9 -> editor.undo();
            default -> editor.redo();
        }
    }

    EntityId insert(EntityId list, int index) {
        EntityId id = new EntityId(replica.actor() + "-" + minted++);
        editor.insert(list, index, id, Map.of(ItemField.TEXT, StringNode.valueOf("item " + id)));
        return id;
    }

    /** Every register, as text. */
    String everything() {
        return CanonicalJson.write(ListSnapshot.of(replica).toJson());
    }
}

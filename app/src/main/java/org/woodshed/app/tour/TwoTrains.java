package org.woodshed.app.tour;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import org.woodshed.model.PracticeTime;
import org.woodshed.protocol.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** One practice list, edited on two trains at once. Not thread-safe. */
final class TwoTrains {
    private static final EntityId LIST = new EntityId("tour-warm-up");
    private static final List<String> WARM_UP = List.of("Open strings, long bows", "Scales, three octaves",
            "Thirds and sixths", "Shifts on one finger", "Vibrato, slow to fast", "Sautillé", "Left-hand pizzicato",
            "Chorale by ear");

    private final TourReport report;
    private final Laptop first;
    private final Laptop second;
    private final Clock clock;

    TwoTrains(TourReport report, Laptop first, Laptop second, Clock clock) {
        this.report = report;
        this.first = first;
        this.second = second;
        this.clock = clock;
    }

    void write() throws TourFailedException, InterruptedException {
        report.step("A warm-up is written on " + first.name());
        edit(first, lists -> {
            lists.createList(LIST, ListKind.ROUTINE, "Warm-up");
            for (int place = 0; place < WARM_UP.size(); place++) {
                lists.insert(LIST, place, item(place), Map.of(ItemField.TEXT, StringNode.valueOf(WARM_UP.get(place)),
                        ItemField.MINUTES, IntNode.valueOf(5)));
            }
        });
        first.sync();
        second.sync();
        report.check("items on " + second.name(), WARM_UP.size(), items(second).size());
    }

    /** Without a server: each laptop sees only its own edits. */
    void editApart() throws TourFailedException, InterruptedException {
        report.step("Two trains without a network: both laptops edit the list");
        edit(first, lists -> {
            lists.move(item(7), LIST, 0);
            lists.move(item(3), LIST, 1);
            lists.set(LIST, item(1), ItemField.DONE, StringNode
                    .valueOf(new PracticeCalendar(clock, () -> PracticeTime.DEFAULT_DAY_START).today().toString()));
            lists.set(LIST, item(1), ItemField.NOTE, StringNode.valueOf("C minor, drone on"));
            lists.insert(LIST, 9, new EntityId("tour-on-a"), text("Trills, both hands calm"));
        });
        edit(second, lists -> {
            lists.move(item(3), LIST, 7);
            lists.move(item(5), LIST, 0);
            lists.remove(LIST, item(6));
            lists.set(LIST, item(1), ItemField.MINUTES, IntNode.valueOf(10));
            lists.insert(LIST, 9, new EntityId("tour-on-b"), text("Harmonics"));
            lists.renameList(LIST, "Morning warm-up");
        });
        tellOffline(first);
        tellOffline(second);
        report.check("edits of the list that wait on both", 11, waiting());
    }

    private int waiting() {
        return first.woodshed().sync().figures().pending() + second.woodshed().sync().figures().pending();
    }

    private void tellOffline(Laptop laptop) throws TourFailedException, InterruptedException {
        SyncStatus status = laptop.waitFor(now -> now instanceof SyncStatus.Offline
                || now instanceof SyncStatus.Problem);
        report.tell(laptop.name() + " has " + items(laptop).size() + " items, the first is “" + items(laptop).getFirst()
                .text() + "”, " + laptop.woodshed().sync().figures().pending() + " edits wait here, "
                + Words.status(
                        status));
    }

    /** Both laptops reach the server again. */
    void meet(URI server) throws TourFailedException, InterruptedException {
        report.step("Both trains arrive: the server at " + server + " is there again");
        first.sync();
        second.sync();
        first.sync();
        report.check("edits that wait now", 0, first.woodshed().sync().figures().pending() + second.woodshed().sync()
                .figures().pending());
        report.check("items: 8, and one more from each, without the removed one", WARM_UP.size() + 1,
                items(first).size());
        report.check("the list on both is the same, in order and content", items(first), items(second), WARM_UP.size()
                + 1 + " items alike");
        report.check("name, changed on " + second.name(), "Morning warm-up", first.woodshed().lists().view().lists()
                .getFirst().name());
        ListItem scales = items(first).stream().filter(item -> item.id().equals(item(1))).findFirst().orElseThrow(
                () -> new TourFailedException("The scales are gone."));
        report.check("“Scales”: note from " + first.name() + ", minutes from " + second.name(),
                "C minor, drone on, 10 min", scales.note() + ", " + scales.minutes() + " min");
        report.check("“Shifts on one finger”, moved on both, stands in the list", 1L, items(first).stream().filter(
                item -> item.id().equals(item(3))).count());
        report.check("operations on both laptops, and what they hash to", digest(first), digest(second));
    }

    private static String digest(Laptop laptop) {
        Digest.Lists lists = laptop.woodshed().sync().figures().digest().lists();
        return lists.count() + ", " + lists.hash();
    }

    private static EntityId item(int place) {
        return new EntityId("tour-item-" + place);
    }

    private static Map<String, JsonNode> text(String text) {
        return Map.of(ItemField.TEXT, StringNode.valueOf(text));
    }

    private static List<ListItem> items(Laptop laptop) {
        return laptop.woodshed().lists().view().of(LIST);
    }

    private static void edit(Laptop laptop, Consumer<ListEditor> edits) throws TourFailedException,
            InterruptedException {
        laptop.await("editing a list", laptop.woodshed().lists().edit(edits));
    }
}

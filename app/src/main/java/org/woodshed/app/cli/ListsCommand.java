package org.woodshed.app.cli;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListEditor;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.PracticeTime;
import org.woodshed.model.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** {@code woodshed lists}: routines, setlists and other lists. */
@Command(name = "lists", description = {"Show and edit practice lists.",
        "show [LIST], create NAME, rename LIST NAME, add LIST TEXT..., move LIST ITEM PLACE, check LIST ITEM,"
                + " remove LIST [ITEM].",
        "LIST is a list's name or id; ITEM is an item's number in the list, or its id."})
final class ListsCommand extends FolderCommand {
    /** What can be done, and how many words it takes after it. */
    private enum Action {
        SHOW(0, 1), CREATE(1, 1), RENAME(2, 2), ADD(2, 500), MOVE(3, 3), CHECK(2, 2), REMOVE(1, 2);

        private final int least;
        private final int most;

        Action(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "ACTION", defaultValue = "show",
            description = "show, create, rename, add, move, check or remove.")
    private String actionName = "show";

    @Parameters(index = "1..*", paramLabel = "WORD", description = "What it is about.")
    private List<String> words = List.of();

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "plain",
            description = "With create: routine (starts fresh each day), setlist or plain.")
    private String kind = "plain";

    @Option(names = "--at", paramLabel = "PLACE", description = "With add: the place in the list, from 1.")
    private @Nullable Integer at;

    @Option(names = "--to", paramLabel = "LIST", description = "With move: another list to move to.")
    private @Nullable String to;

    @Option(names = "--note", description = "With add: a note.")
    private @Nullable String note;

    @Option(names = "--minutes", description = "With add: how long it is meant to take.")
    private @Nullable Integer minutes;

    @Option(names = "--undone", description = "With check: take the tick away again.")
    private boolean undone;

    private Action action = Action.SHOW;
    private LocalTime dayStartsAt = PracticeTime.DEFAULT_DAY_START;

    @Override
    void check() throws CommandException {
        try {
            action = Action.valueOf(actionName.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw CommandException.usage("\"" + actionName
                    + "\" is nothing to do with lists: show, create, rename, add, move, check or remove.");
        }
        if (words.size() < action.least || words.size() > action.most) {
            throw CommandException.usage("woodshed lists " + actionName + " takes "
                    + (action.least == action.most ? "" : action.least + " to ") + action.most
                    + " more words: see woodshed lists --help. Put texts of several words in quotation marks.");
        }
        if (!List.of("plain", "routine", "setlist").contains(kind)) {
            throw CommandException.usage("\"" + kind + "\" is no kind of list: routine, setlist or plain.");
        }
        if (minutes != null && (minutes < 1 || minutes > ItemField.MAX_MINUTES)) {
            throw CommandException.usage("--minutes is 1 to " + ItemField.MAX_MINUTES + ".");
        }
    }

    @Override
    int run(Woodshed woodshed) throws Exception {
        dayStartsAt = woodshed.logbook().dayStartsAt();
        ListsView view = woodshed.lists().view();
        ListFinder finder = new ListFinder(view);
        return switch (action) {
            case SHOW -> show(view, words.isEmpty() ? view.lists() : List.of(finder.list(words.getFirst())));
            case CREATE -> {
                EntityId id = newId();
                String name = text(words.getFirst(), ItemField.MAX_NAME, "A list's name");
                yield save(woodshed, id, "Created the list " + name + ".", lists -> lists.createList(id, ListKind.of(
                        kind), name));
            }
            case RENAME -> {
                EntityId id = finder.list(words.getFirst()).id();
                String name = text(words.getLast(), ItemField.MAX_NAME, "A list's name");
                yield save(woodshed, id, "Renamed the list to " + name + ".", lists -> lists.renameList(id, name));
            }
            case ADD -> add(woodshed, finder);
            case MOVE -> move(woodshed, finder);
            case CHECK -> tick(woodshed, finder);
            case REMOVE -> remove(woodshed, finder);
        };
    }

    private int show(ListsView view, List<PracticeList> lists) {
        output().document(ListJson.document(view, lists, today()));
        if (lists.isEmpty()) {
            output().say("There is no list yet. woodshed lists create \"Warm-up\" --kind routine makes one.");
        }
        for (PracticeList list : lists) {
            Table table = new Table("", list.name(), "Min", "Note", "Id");
            int number = 1;
            for (ListItem item : view.of(list.id())) {
                table.row((item.done(list.kind(), today()) ? "✓ " : "  ") + number++, ShortText.of(item.text(), 50),
                        item
                                .minutes() == null ? "" : String.valueOf(item.minutes()),
                        item.note() == null ? ""
                                : ShortText
                                        .of(item.note(), 40),
                        item.id().value());
            }
            output().say(table);
        }
        return ExitCodes.DONE;
    }

    private int add(Woodshed woodshed, ListFinder finder) throws Exception {
        PracticeList list = finder.list(words.getFirst());
        List<String> texts = new ArrayList<>();
        for (String typed : words.subList(1, words.size())) {
            texts.add(text(typed, ItemField.MAX_TEXT, "An item's text"));
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        if (note != null) {
            fields.put(ItemField.NOTE, StringNode.valueOf(text(note, ItemField.MAX_NOTE, "A note")));
        }
        if (minutes != null) {
            fields.put(ItemField.MINUTES, IntNode.valueOf(minutes));
        }
        List<EntityId> ids = texts.stream().map(text -> newId()).toList();
        int index = at == null ? Integer.MAX_VALUE - texts.size() : at - 1;
        return save(woodshed, ids.getLast(), "Added " + String.join(", ", texts) + " to " + list.name() + ".",
                lists -> lists.together(() -> {
                    for (int place = 0; place < texts.size(); place++) {
                        fields.put(ItemField.TEXT, StringNode.valueOf(texts.get(place)));
                        lists.insert(list.id(), index + place, ids.get(place), Map.copyOf(fields));
                    }
                }));
    }

    private int move(Woodshed woodshed, ListFinder finder) throws Exception {
        PracticeList list = finder.list(words.getFirst());
        ListItem item = finder.item(list, words.get(1));
        PracticeList target = to == null ? list : finder.list(to);
        int place = ListFinder.number(words.getLast(), "The place");
        return save(woodshed, item.id(), "Moved " + item.text() + ".", lists -> lists.move(item.id(), target.id(), place
                - 1));
    }

    private int tick(Woodshed woodshed, ListFinder finder) throws Exception {
        PracticeList list = finder.list(words.getFirst());
        ListItem item = finder.item(list, words.getLast());
        JsonNode value = undone ? NullNode.getInstance() : StringNode.valueOf(today().toString());
        return save(woodshed, item.id(), (undone ? "Not done: " : "Done: ") + item.text() + ".", lists -> lists.set(list
                .id(), item.id(), ItemField.DONE, value));
    }

    private int remove(Woodshed woodshed, ListFinder finder) throws Exception {
        PracticeList list = finder.list(words.getFirst());
        if (words.size() == 1) {
            return save(woodshed, list.id(), "Removed the list " + list.name() + ".", lists -> lists.removeList(list
                    .id()));
        }
        ListItem item = finder.item(list, words.getLast());
        return save(woodshed, item.id(), "Removed " + item.text() + ".", lists -> lists.remove(list.id(), item.id()));
    }

    private int save(Woodshed woodshed, EntityId id, String done, java.util.function.Consumer<ListEditor> edit)
            throws Exception {
        ListsView _ = woodshed.lists().edit(edit).get();
        ServerWait reached = ServerWait.afterMany(woodshed);
        output().document(org.woodshed.model.JsonValues.object().put("id", id.value()).put("saved", true).put("synced",
                reached == ServerWait.SYNCED));
        output().say(done);
        output().say(reached.sentence());
        return reached.exitCode();
    }

    private static String text(String typed, int most, String what) throws CommandException {
        String text = Texts.multiLine(typed);
        if (text.isEmpty() || Texts.length(text) > most) {
            throw CommandException.usage(what + " is 1 to " + most + " characters. Nothing was changed.");
        }
        return text;
    }

    private EntityId newId() {
        return new EntityIds(ThreadLocalRandom.current(), terminal().clock()).entity();
    }

    private LocalDate today() {
        return new PracticeCalendar(terminal().clock(), () -> dayStartsAt).today();
    }
}

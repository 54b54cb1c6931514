package org.woodshed.app.lists;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.pieces.PieceLabels;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListItem;
import org.woodshed.model.EntityId;
import org.woodshed.model.Piece;
import org.woodshed.model.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** What is done to the items of the list that is shown. Belongs to the screen's thread. */
public final class ItemCommands {
    private final ListsViewModel model;
    private final Practice practice;
    private @Nullable ListItem practised;

    public ItemCommands(ListsViewModel model, Practice practice) {
        this.model = model;
        this.practice = practice;
        practice.running().addListener((property, before, now) -> {
            if (!now) {
                stopped();
            }
        });
    }

    /** Adds an item at the end and chooses it; the name of a piece links the piece. False if nothing was typed. */
    public boolean add(String typed) {
        EntityId list = model.listProperty().get();
        String text = Texts.singleLine(typed);
        if (list == null || text.isEmpty()) {
            return false;
        }
        Optional<Piece> piece =
                model.repertoire().pieces().stream().map(PieceSummary::piece).filter(known -> PieceLabels
                        .of(known).equals(text)).findFirst();
        Map<String, JsonNode> fields = new TreeMap<>(Map.of(ItemField.TEXT, StringNode.valueOf(Texts.clip(piece.map(
                Piece::title).orElse(text), ItemField.MAX_TEXT))));
        piece.ifPresent(known -> fields.put(ItemField.PIECE, StringNode.valueOf(known.id().value())));
        EntityId id = model.newId();
        model.edit(lists -> lists.insert(list, Integer.MAX_VALUE, id, fields));
        model.itemProperty().set(id);
        return true;
    }

    /** Moves an item of the list that is shown so that so many others stand before it. */
    public void move(EntityId item, int index) {
        EntityId list = model.listProperty().get();
        int target = Math.clamp(index, 0, model.items().size() - 1);
        if (list != null && model.itemIndex(item) != target) {
            model.edit(lists -> lists.move(item, list, target));
        }
        model.itemProperty().set(item);
    }

    /** Moves the chosen item up or down. */
    public void moveBy(int step) {
        EntityId item = model.itemProperty().get();
        int target = model.itemIndex(item) + step;
        if (item != null && target >= 0 && target < model.items().size()) {
            move(item, target);
        }
    }

    /** Moves an item to the end of another list. */
    public void moveTo(ListItem item, ListRow target) {
        if (!item.list().equals(target.list().id())) {
            model.edit(lists -> lists.move(item.id(), target.list().id(), Integer.MAX_VALUE));
            model.tellGone(Messages.text("lists.movedTo", item.text(), target.list().name()));
        }
    }

    /** Ticks an item off, or takes the tick away. */
    public void tick(ItemRow row) {
        tick(row.item(), !row.done());
    }

    private void tick(ListItem item, boolean done) {
        JsonNode value = done ? StringNode.valueOf(model.today().toString()) : NullNode.getInstance();
        model.edit(lists -> lists.set(item.list(), item.id(), ItemField.DONE, value));
    }

    public void remove(ListItem item) {
        model.edit(lists -> lists.remove(item.list(), item.id()));
        model.tellGone(Messages.text("lists.itemRemoved", item.text()));
    }

    public boolean isRunning() {
        return practice.running().get();
    }

    /** Starts the timer with the item's piece, or with what the item says. */
    public void practise(ItemRow row) {
        practised = null;
        practice.start(row.piece().isEmpty() ? row.item().text() : row.piece());
        practised = row.item();
        model.practising(row.item().id());
    }

    /** Whoever stops the timer is offered to tick off what it was started from. */
    private void stopped() {
        ListItem item = practised;
        practised = null;
        model.practising(null);
        if (item != null) {
            model.tell(Notice.news(Messages.text("lists.practised", item.text()), Messages.text("lists.tickOff"),
                    () -> tick(item, true)));
        }
    }
}

package org.woodshed.app.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListItem;
import org.woodshed.model.EntityId;
import org.woodshed.model.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * The fields of the chosen item. What another laptop changes shows at once in every field that nobody is typing in; what is
 * typed stays until it is saved. Belongs to the screen's thread.
 */
public final class ItemDetails {
    private final ListsViewModel model;
    private final Logbook logbook;
    private final ReadOnlyObjectWrapper<@Nullable ItemRow> shown = new ReadOnlyObjectWrapper<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty piece = new SimpleStringProperty("");
    private final StringProperty minutes = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public ItemDetails(ListsViewModel model, Logbook logbook) {
        this.model = model;
        this.logbook = logbook;
        model.itemProperty().addListener((property, before, now) -> {
            if (!model.isShowing()) {
                follow();
            }
        });
        model.momentProperty().addListener((property, before, now) -> follow());
        follow();
    }

    private void follow() {
        @Nullable ItemRow now = model.chosen().orElse(null);
        ItemRow before = shown.get();
        if (Objects.equals(now, before)) {
            return;
        }
        boolean same = now != null && before != null && now.item().id().equals(before.item().id());
        if (!same && before != null && isTyped(before)) {
            // It was left by choosing another: what was typed belongs to it.
            shown.set(now);
            save(before);
            if (!problem.get().isEmpty()) {
                model.tell(Notice.problem(problem.get()));
            }
        }
        fill(text, same ? before : null, now, ItemDetails::textOf);
        fill(note, same ? before : null, now, ItemDetails::noteOf);
        fill(piece, same ? before : null, now, ItemRow::piece);
        fill(minutes, same ? before : null, now, ItemDetails::minutesOf);
        shown.set(now);
        if (!same) {
            problem.set("");
        }
    }

    private static void fill(StringProperty field, @Nullable ItemRow before, @Nullable ItemRow now, Function<ItemRow,
            String> value) {
        if (now == null) {
            field.set("");
        } else if (before == null || field.get().equals(value.apply(before))) {
            field.set(value.apply(now));
        }
    }

    private boolean isTyped(ItemRow row) {
        return !text.get().equals(textOf(row)) || !note.get().equals(noteOf(row)) || !piece.get().equals(row.piece())
                || !minutes.get().equals(minutesOf(row));
    }

    private static String textOf(ItemRow row) {
        return row.item().text();
    }

    private static String noteOf(ItemRow row) {
        return Objects.requireNonNullElse(row.item().note(), "");
    }

    private static String minutesOf(ItemRow row) {
        return row.item().minutes() == null ? "" : String.valueOf(row.item().minutes());
    }

    /** The item whose fields these are; null while none is chosen. */
    public ReadOnlyObjectProperty<@Nullable ItemRow> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public StringProperty textProperty() {
        return text;
    }

    public StringProperty noteProperty() {
        return note;
    }

    public StringProperty pieceProperty() {
        return piece;
    }

    public StringProperty minutesProperty() {
        return minutes;
    }

    /** Why something can't be saved; empty if nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Forgets what was typed and not saved. */
    public void revert() {
        ItemRow row = shown.get();
        if (row != null) {
            text.set(textOf(row));
            note.set(noteOf(row));
            piece.set(row.piece());
            minutes.set(minutesOf(row));
            problem.set("");
        }
    }

    /** Saves each field that was changed, and no other. */
    public void save() {
        ItemRow row = shown.get();
        if (row != null && isTyped(row)) {
            save(row);
        }
    }

    private void save(ItemRow row) {
        problem.set("");
        List<Field> fields = new ArrayList<>();
        changed(fields, ItemField.TEXT, text.get(), textOf(row), this::text);
        changed(fields, ItemField.NOTE, note.get(), noteOf(row), typed -> optional(Texts.multiLine(typed),
                ItemField.MAX_NOTE));
        changed(fields, ItemField.MINUTES, minutes.get(), minutesOf(row), this::minutes);
        changed(fields, ItemField.PIECE, piece.get(), row.piece(), this::piece);
        ListItem item = row.item();
        if (!fields.isEmpty()) {
            model.edit(lists -> lists.together(() -> fields.forEach(field -> lists.set(item.list(), item.id(), field
                    .name(), field.value()))));
        }
    }

    private record Field(String name, JsonNode value) {}

    private static void changed(List<Field> fields, String name, String typed, String before, Function<String, Optional<
            JsonNode>> read) {
        if (!typed.equals(before)) {
            read.apply(typed).ifPresent(value -> fields.add(new Field(name, value)));
        }
    }

    private Optional<JsonNode> text(String typed) {
        String line = Texts.singleLine(typed);
        if (line.isEmpty()) {
            problem.set(Messages.text("lists.needText"));
            return Optional.empty();
        }
        return optional(line, ItemField.MAX_TEXT);
    }

    private Optional<JsonNode> optional(String typed, int most) {
        if (Texts.length(typed) > most) {
            problem.set(Messages.text("lists.tooLong", most));
            return Optional.empty();
        }
        return Optional.of(typed.isEmpty() ? NullNode.getInstance() : StringNode.valueOf(typed));
    }

    private Optional<JsonNode> minutes(String typed) {
        if (typed.isBlank()) {
            return Optional.of(NullNode.getInstance());
        }
        Optional<Integer> read = Lengths.parse(typed).map(seconds -> seconds / 60).filter(length -> length > 0
                && length <= ItemField.MAX_MINUTES);
        if (read.isEmpty()) {
            problem.set(Messages.text("length.unreadable", typed));
        }
        return read.map(IntNode::valueOf);
    }

    private Optional<JsonNode> piece(String typed) {
        if (typed.isBlank()) {
            return Optional.of(NullNode.getInstance());
        }
        try {
            EntityId id = logbook.pieceNamed(model.repertoire().named(typed));
            model.repertoire().added(id);
            return Optional.of(StringNode.valueOf(id.value()));
        } catch (InvalidInputException refused) {
            problem.set(Problems.words(refused));
            return Optional.empty();
        }
    }
}

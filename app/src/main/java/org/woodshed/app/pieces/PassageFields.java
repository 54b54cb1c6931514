package org.woodshed.app.pieces;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.PartIds;
import org.woodshed.model.Passage;

/** The passages of a piece, a line for each: name, bars, tempo now and wanted. */
final class PassageFields extends VBox {
    private final VBox lines = new VBox(6);

    /** A passage as it stands on the screen. */
    record Typed(String id, String label, String measures, String tempo, String target) {
        static Typed of(Passage passage) {
            return new Typed(passage.id(), text(passage.label()), text(passage.measures()), text(passage.tempoBpm()),
                    text(passage.targetTempoBpm()));
        }

        private static String text(@Nullable Object value) {
            return Objects.toString(value, "");
        }

        boolean isEmpty() {
            return label.isBlank() && measures.isBlank();
        }

        /** @throws NumberFormatException if a tempo is no number */
        Passage passage() {
            return new Passage(id, label.isBlank() ? null : label, measures.isBlank() ? null : measures, number(tempo),
                    number(target));
        }

        private static @Nullable Integer number(String typed) {
            return typed.isBlank() ? null : Integer.valueOf(typed.strip());
        }
    }

    PassageFields() {
        setSpacing(6);
        setId("passages");
        Button add =
                Controls.button(Messages.text("passages.add"), "passage-add", () -> add(new Typed(PartIds.next(), "",
                        "", "", "")).requestFocus());
        getChildren().addAll(lines, add);
    }

    /** What a person calls a passage. */
    static String name(Passage passage) {
        String label = passage.label();
        return label != null ? label : Objects.requireNonNullElse(passage.measures(), "");
    }

    void show(List<Typed> passages) {
        lines.getChildren().clear();
        passages.forEach(this::add);
    }

    List<Typed> typed() {
        List<Typed> typed = new ArrayList<>();
        lines.getChildren().forEach(line -> typed.add(((Line) line).typed()));
        return typed;
    }

    private TextField add(Typed passage) {
        Line line = new Line(passage);
        lines.getChildren().add(line);
        return line.label;
    }

    private final class Line extends HBox {
        private final String id;
        private final TextField label;
        private final TextField measures;
        private final TextField tempo;
        private final TextField target;

        Line(Typed passage) {
            super(6);
            id = passage.id;
            label = field("passages.label", passage.label, 9);
            measures = field("passages.measures", passage.measures, 6);
            tempo = field("passages.tempo", passage.tempo, 4);
            target = field("passages.target", passage.target, 4);
            setHgrow(label, Priority.ALWAYS);
            setAlignment(Pos.CENTER_LEFT);
            Button remove = Controls.iconButton(Feather.X, Messages.text("passages.remove"));
            remove.setOnAction(event -> lines.getChildren().remove(this));
            getChildren().addAll(label, measures, tempo, target, remove);
        }

        private static TextField field(String key, String text, int columns) {
            TextField field = new TextField(text);
            field.setPromptText(Messages.text(key));
            field.setAccessibleText(Messages.text(key));
            field.setPrefColumnCount(columns);
            field.setMinWidth(50);
            return field;
        }

        Typed typed() {
            return new Typed(id, label.getText().strip(), measures.getText().strip(), tempo.getText().strip(), target
                    .getText().strip());
        }
    }
}

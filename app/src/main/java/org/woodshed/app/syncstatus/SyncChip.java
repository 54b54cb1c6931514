package org.woodshed.app.syncstatus;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.text.Messages;

/** Where synchronisation stands, as icon, words and colour. A click lists what waits. */
public final class SyncChip extends Button {
    private static final double NARROW = 250;
    private final FontIcon icon = new FontIcon();

    public SyncChip(SyncStatusViewModel model, Runnable listWaiting) {
        getStyleClass().setAll("sync-chip");
        setId("sync-chip");
        setGraphic(icon);
        setWrapText(true);
        textProperty().bind(model.textProperty());
        accessibleTextProperty().bind(model.textProperty());
        setAccessibleHelp(Messages.text("sync.chipHelp"));
        setOnAction(event -> listWaiting.run());
        model.stateProperty().addListener((property, before, now) -> show(now));
        show(model.stateProperty().get());
    }

    /** Never so narrow that its words need more than two lines. */
    @Override
    protected double computeMinWidth(double height) {
        return Math.min(prefWidth(-1), NARROW);
    }

    private void show(ChipState shown) {
        for (ChipState state : ChipState.values()) {
            pseudoClassStateChanged(pseudoClass(state), state == shown);
        }
        icon.setIconCode(ChipIcons.of(shown));
    }

    /** The name by which the style sheet colours a state, such as {@code signed-out}. */
    private static PseudoClass pseudoClass(ChipState state) {
        return PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

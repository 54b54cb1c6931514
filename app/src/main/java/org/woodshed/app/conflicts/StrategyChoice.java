package org.woodshed.app.conflicts;

import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;
import org.woodshed.merge.MergePolicy.Strategy;

/** The setting that says who decides between two laptops, each choice with what it means. */
public final class StrategyChoice extends VBox {
    public StrategyChoice(StrategyViewModel model) {
        setId("merge-strategy");
        getStyleClass().add("strategy-choice");
        Label heading = new Label(Messages.text("strategy.heading"));
        heading.getStyleClass().add("panel-title");
        heading.setWrapText(true);
        getChildren().add(heading);
        ToggleGroup group = new ToggleGroup();
        for (Strategy strategy : Strategy.values()) {
            RadioButton button = new RadioButton(Messages.text(switch (strategy) {
                case MERGE -> "strategy.merge";
                case MINE -> "strategy.mine";
                case THEIRS -> "strategy.theirs";
                case ASK -> "strategy.ask";
            }));
            button.setWrapText(true);
            button.setMinHeight(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(model.strategyProperty().get() == strategy);
            button.setOnAction(event -> model.strategyProperty().set(strategy));
            model.strategyProperty().addListener((property, before, now) -> button.setSelected(now == strategy));
            getChildren().add(button);
        }
        Label always = Controls.quiet(Messages.text("strategy.always"));
        always.setWrapText(true);
        always.setMinHeight(USE_PREF_SIZE);
        getChildren().add(always);
    }
}

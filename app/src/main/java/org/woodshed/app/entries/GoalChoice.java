package org.woodshed.app.entries;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import org.woodshed.app.text.Messages;

/** The field of the goals that an entry counts for: a menu in which each can be ticked. */
final class GoalChoice extends MenuButton {
    private final EditedGoals goals;

    GoalChoice(EditedGoals goals) {
        this.goals = goals;
        setId("editor-goals");
        for (EditedGoals.Choice choice : goals.choices()) {
            CheckMenuItem item = new CheckMenuItem(choice.title());
            item.setMnemonicParsing(false);
            item.selectedProperty().bindBidirectional(choice.chosen());
            choice.chosen().addListener((property, before, now) -> tell());
            getItems().add(item);
        }
        setMnemonicParsing(false);
        tell();
    }

    private void tell() {
        setText(goals.words());
        setAccessibleText(Messages.text("editor.goalsAre", goals.words()));
    }
}

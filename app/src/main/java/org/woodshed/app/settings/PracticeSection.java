package org.woodshed.app.settings;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** When a day begins, and whether to be reminded. */
public final class PracticeSection extends Section {
    private static final LocalTime USUAL_REMINDER = LocalTime.of(18, 0);

    public PracticeSection(DayStartViewModel dayStart, SettingsViewModel settings) {
        ComboBox<LocalTime> start = times(0, 12, dayStart.timeProperty().get());
        start.setId("day-start");
        start.setAccessibleText(Messages.text("daystart.heading"));
        start.setOnAction(event -> dayStart.timeProperty().set(start.getValue()));
        dayStart.timeProperty().addListener((property, before, now) -> start.setValue(now));
        block("daystart.heading", start, remark("daystart.text"));
        LocalTime wanted = settings.reminderProperty().get();
        CheckBox remind = new CheckBox(Messages.text("reminder.at"));
        remind.setId("reminder");
        remind.setSelected(wanted != null);
        ComboBox<LocalTime> at = times(6, 23, wanted == null ? USUAL_REMINDER : wanted);
        at.setId("reminder-time");
        at.setAccessibleText(Messages.text("reminder.time"));
        at.disableProperty().bind(remind.selectedProperty().not());
        remind.setOnAction(event -> settings.reminderProperty().set(remind.isSelected() ? at.getValue() : null));
        at.setOnAction(event -> settings.reminderProperty().set(remind.isSelected() ? at.getValue() : null));
        HBox line = new HBox(remind, at);
        line.getStyleClass().add("button-line");
        block("reminder.heading", line, remark("reminder.explain"));
    }

    private static ComboBox<LocalTime> times(int first, int last, LocalTime now) {
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Messages.locale());
        ComboBox<LocalTime> box = new ComboBox<>();
        IntStream.rangeClosed(first, last).mapToObj(hour -> LocalTime.of(hour, 0)).forEach(box.getItems()::add);
        if (!box.getItems().contains(now)) {
            box.getItems().add(now);
            box.getItems().sort(null);
        }
        box.setConverter(Controls.shownAs(format::format));
        box.setValue(now);
        return box;
    }
}

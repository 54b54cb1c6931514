package org.woodshed.app.entries;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed about one piece of an entry: bars or the name of a passage, and beats per minute. */
public record PracticeDetails(StringProperty measures, StringProperty tempo) {
    static PracticeDetails of(String measures, String tempo) {
        return new PracticeDetails(new SimpleStringProperty(measures), new SimpleStringProperty(tempo));
    }
}

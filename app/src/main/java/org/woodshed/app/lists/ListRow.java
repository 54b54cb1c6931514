package org.woodshed.app.lists;

import java.time.LocalDate;
import java.util.List;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.PracticeList;

/** A list among the others, with how much of it is done. */
public record ListRow(PracticeList list, int done, int items, int minutes) {
    static ListRow of(PracticeList list, List<ListItem> items, LocalDate today) {
        int done = (int) items.stream().filter(item -> item.done(list.kind(), today)).count();
        int minutes = items.stream().mapToInt(item -> item.minutes() == null ? 0 : item.minutes()).sum();
        return new ListRow(list, done, items.size(), minutes);
    }
}

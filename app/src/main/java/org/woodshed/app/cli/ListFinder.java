package org.woodshed.app.cli;

import java.util.List;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.PracticeList;

/** Finds the list and the item that somebody means. */
record ListFinder(ListsView view) {
    /** The list of a name or an id; throws if there is none, or more than one. */
    PracticeList list(String typed) throws CommandException {
        List<PracticeList> found = view.lists().stream().filter(list -> list.id().value().equals(typed) || list.name()
                .equalsIgnoreCase(typed.strip())).toList();
        if (found.size() != 1) {
            throw CommandException.failed((found.isEmpty() ? "There is no list" : "There are several lists")
                    + " called \"" + typed + "\". Nothing was changed. woodshed lists --json shows names and ids.");
        }
        return found.getFirst();
    }

    /** The item of a number from 1, or of an id; throws if there is none. */
    ListItem item(PracticeList list, String typed) throws CommandException {
        List<ListItem> items = view.of(list.id());
        for (ListItem item : items) {
            if (item.id().value().equals(typed)) {
                return item;
            }
        }
        int number = number(typed, "An item");
        if (number > items.size()) {
            throw CommandException.failed(list.name() + " has " + items.size() + " items, and no number " + number
                    + ". Nothing was changed.");
        }
        return items.get(number - 1);
    }

    static int number(String typed, String what) throws CommandException {
        if (!typed.matches("[1-9]\\d{0,5}")) {
            throw CommandException
                    .usage(what + " is a number from 1, as woodshed lists show tells it, and not \"" + typed
                            + "\". Nothing was changed.");
        }
        return Integer.parseInt(typed);
    }
}

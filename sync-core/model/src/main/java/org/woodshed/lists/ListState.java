package org.woodshed.lists;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;

/**
 * All lists and items of one account. Writes commute: the same ones in any order, however often, make the same state.
 * Not thread-safe.
 */
public final class ListState {
    private final Map<Element.Key, Element> elements = new HashMap<>();
    private final Map<EntityId, NavigableSet<Entry>> order = new HashMap<>();

    /** Where an item stands in its list. */
    record Entry(String position, EntityId item) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::position).thenComparing(
                Entry::item);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    /** Puts in an element that was stored earlier. */
    public void load(Element.Key key, Element element) {
        replace(key, element);
    }

    /** Every element, hidden ones too. */
    public Map<Element.Key, Element> elements() {
        return Collections.unmodifiableMap(elements);
    }

    Element element(Element.Key key) {
        return elements.getOrDefault(key, Element.NONE);
    }

    Element item(EntityId id) {
        return element(new Element.Key(Element.Sort.ITEM, id));
    }

    Element list(EntityId id) {
        return element(new Element.Key(Element.Sort.LIST, id));
    }

    /** Writes registers; answers whose elements are other than before. */
    Set<Element.Key> apply(List<Write> writes) {
        Set<Element.Key> changed = new java.util.LinkedHashSet<>();
        for (Write write : writes) {
            Element before = element(write.element());
            Element after = before.with(write.field(), write.register());
            if (!after.equals(before)) {
                replace(write.element(), after);
                changed.add(write.element());
            }
        }
        return changed;
    }

    private void replace(Element.Key key, Element after) {
        if (key.sort() == Element.Sort.ITEM) {
            entry(key, element(key)).ifPresent(entry -> entries(listOf(key)).remove(entry));
            elements.put(key, after);
            entry(key, after).ifPresent(entry -> entries(listOf(key)).add(entry));
        } else {
            elements.put(key, after);
        }
    }

    private EntityId listOf(Element.Key key) {
        EntityId list = element(key).list();
        if (list == null) {
            throw new IllegalStateException("an item without a place is in no list");
        }
        return list;
    }

    private NavigableSet<Entry> entries(EntityId list) {
        return order.computeIfAbsent(list, none -> new TreeSet<>());
    }

    private static Optional<Entry> entry(Element.Key key, Element element) {
        String position = element.position();
        return element.exists() && element.list() != null && position != null ? Optional.of(new Entry(position, key
                .id())) : Optional.empty();
    }

    /** The order of a list's items, whether the list itself is shown or not. */
    NavigableSet<Entry> order(EntityId list) {
        return order.getOrDefault(list, Collections.emptyNavigableSet());
    }

    /** The lists in their order. */
    public List<PracticeList> lists() {
        return lists(true);
    }

    /** The removed ones, in the order they would have. */
    public List<PracticeList> removedLists() {
        return lists(false);
    }

    private List<PracticeList> lists(boolean existing) {
        return elements.entrySet().stream().filter(entry -> entry.getKey().sort() == Element.Sort.LIST && entry
                .getValue().exists() == existing && entry.getValue().position() != null).sorted(Comparator
                        .comparing((Map.Entry<Element.Key, Element> entry) -> String.valueOf(entry.getValue()
                                .position()))
                        .thenComparing(entry -> entry.getKey().id()))
                .map(entry -> new PracticeList(entry
                        .getKey().id(), ListKind.of(String.valueOf(entry.getValue().text(Element.KIND))),
                        String
                                .valueOf(entry.getValue().text(Element.NAME))))
                .toList();
    }

    /** The items of a list in their order; none for a list that is removed or unknown. */
    public List<ListItem> items(EntityId list) {
        List<ListItem> items = new ArrayList<>();
        if (list(list).exists()) {
            order(list).forEach(entry -> items.add(item(list, entry.item())));
        }
        return items;
    }

    private ListItem item(EntityId list, EntityId id) {
        Element element = item(id);
        String text = element.text(ItemField.TEXT);
        String piece = element.text(ItemField.PIECE);
        JsonNode minutes = element.value(ItemField.MINUTES);
        return new ListItem(id, list, text == null ? "" : text, date(element.text(ItemField.DONE)), element.text(
                ItemField.NOTE), piece == null ? null : new EntityId(piece),
                minutes != null && minutes.canConvertToInt() ? Integer.valueOf(minutes.intValue()) : null);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException ofAnotherVersion) {
            return null;
        }
    }
}

package org.woodshed.client;

import java.util.List;

/**
 * How far an entity, as it is shown, has come.
 *
 * @param atServer false while something of it waits on this laptop
 * @param asked    whether the server could be asked who else has it; without it nothing is said about others
 * @param laptops  the names of the other laptops that have it
 */
public record Receipt(boolean atServer, boolean asked, List<String> laptops) {
    public Receipt {
        laptops = List.copyOf(laptops);
    }

    static Receipt here() {
        return new Receipt(false, false, List.of());
    }
}

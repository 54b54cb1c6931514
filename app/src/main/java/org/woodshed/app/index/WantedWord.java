package org.woodshed.app.index;

import java.util.Set;
import org.woodshed.model.EntityId;

/**
 * A word that is looked for: it has to stand anywhere in what was written about a session, or in the name of one of its
 * pieces. Immutable.
 *
 * @param folded made comparable by {@link org.woodshed.app.text.Folding}; not empty, and without blanks
 * @param pieces those with the word in their names
 */
public record WantedWord(String folded, Set<EntityId> pieces) {
    public WantedWord {
        pieces = Set.copyOf(pieces);
    }
}

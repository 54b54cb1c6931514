package org.woodshed.lists;

import org.woodshed.protocol.CanonicalJson;
import tools.jackson.databind.JsonNode;

/**
 * One value of which the last writer wins. Where even the stamps are equal, which takes a copied actor, the greater text
 * does: every laptop ends with the same one.
 *
 * @param value JSON null for one that was cleared
 */
public record Register(Stamp stamp, JsonNode value) {
    boolean beats(Register other) {
        int order = stamp.compareTo(other.stamp);
        return order > 0 || (order == 0 && CanonicalJson.write(value).compareTo(CanonicalJson.write(other.value)) > 0);
    }
}

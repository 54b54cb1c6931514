package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.DigestResponse;

/**
 * What this laptop takes for the server's, in 256 parts.
 *
 * @param buckets how many entities each part holds, and what they hash to
 * @param keys    which they are
 */
public record Buckets(List<DigestResponse.Bucket> buckets, List<List<EntityKey>> keys) {
    /** The numbers of the parts in which the other side is not the same. */
    public List<Integer> differing(List<DigestResponse.Bucket> theirs) {
        List<Integer> differing = new ArrayList<>();
        for (int bucket = 0; bucket < Math.min(buckets.size(), theirs.size()); bucket++) {
            if (!buckets.get(bucket).equals(theirs.get(bucket))) {
                differing.add(bucket);
            }
        }
        return differing;
    }
}

package org.woodshed.client.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;

/** What this laptop takes for the server's, in the parts in which two sides look for a difference. */
final class BucketStore {
    private BucketStore() {}

    /** One shadow and the hash that was kept of it. */
    private record Shadow(EntityState state, long keptHash) {}

    /**
     * All parts, hashed anew from what is stored; hashes and digest that were kept of it are put right if they are not. For
     * a writing transaction.
     */
    static Buckets count(Handle handle) {
        long[] counts = new long[DigestRequest.BUCKETS];
        long[] hashes = new long[DigestRequest.BUCKETS];
        List<List<EntityKey>> keys = new ArrayList<>();
        for (int bucket = 0; bucket < DigestRequest.BUCKETS; bucket++) {
            keys.add(new ArrayList<>());
        }
        RowBatch wrong = new RowBatch(handle,
                "update shadow set item_hash = ? where entity_type = ? and entity_id = ?");
        try (var shadows = handle.createQuery("select * from shadow").map((row, context) -> new Shadow(Rows.shadow(row),
                row.getLong("item_hash"))).stream()) {
            shadows.forEach(shadow -> {
                EntityKey key = shadow.state().key();
                long hash = Digest.itemHash(shadow.state());
                int bucket = Digest.bucketOf(key.id());
                counts[bucket]++;
                hashes[bucket] ^= hash;
                keys.get(bucket).add(key);
                if (hash != shadow.keptHash()) {
                    wrong.add(hash, key.type().wireName(), key.id().value());
                }
            });
        }
        wrong.write();
        List<DigestResponse.Bucket> buckets = new ArrayList<>();
        long count = 0;
        long xor = 0;
        for (int bucket = 0; bucket < DigestRequest.BUCKETS; bucket++) {
            buckets.add(DigestResponse.Bucket.of(counts[bucket], hashes[bucket]));
            count += counts[bucket];
            xor ^= hashes[bucket];
        }
        handle.execute("update sync_state set entity_count = ?, digest_xor = ?", count, xor);
        return new Buckets(buckets, keys);
    }
}

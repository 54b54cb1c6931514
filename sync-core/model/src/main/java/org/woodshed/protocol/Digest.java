package org.woodshed.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityState;

/**
 * How much there is and what it hashes to: equal on two machines exactly if both hold the same. The hashes are XORs, so
 * both can be kept up to date item by item.
 *
 * @param count how many entities, tombstones included
 * @param hash  16 lower-case hex digits
 * @param lists the same over all list operations ever accepted
 */
public record Digest(long count, String hash, Lists lists) {
    /** The digest of list operations. */
    public record Lists(long count, String hash) {
        public static final Lists NONE = new Lists(0, hex(0));

        public static Lists of(long count, long xor) {
            return new Lists(count, hex(xor));
        }

        /** The XOR that the hash is the text of. */
        public long xor() {
            return HexFormat.fromHexDigitsToLong(hash);
        }
    }

    /** @throws IllegalArgumentException if the hash is missing or the count negative */
    public Digest {
        Required.notNegative("count", count);
        Required.present("hash", hash);
        Required.present("lists", lists);
    }

    /** Reads a digest; one that says nothing of list operations has none. */
    @JsonCreator
    static Digest read(@Nullable Long count, @Nullable String hash, @Nullable Lists lists) {
        if (count == null || hash == null) {
            throw new InvalidPartException(count == null ? "count" : "hash", "is missing");
        }
        return new Digest(count, hash, lists == null ? Lists.NONE : lists);
    }

    /** The digest of entities with this many items and this XOR, without list operations. */
    public static Digest ofEntities(long count, long xor) {
        return of(count, xor, Lists.NONE);
    }

    public static Digest of(long count, long xor, Lists lists) {
        return new Digest(count, hex(xor), lists);
    }

    /** True if both say the same of entities, whatever they say of list operations. */
    public boolean agreesOnEntities(Digest other) {
        return count == other.count && hash.equals(other.hash);
    }

    /**
     * One entity's part of the XOR: the first 8 bytes of SHA-256 over
     * {@code entityType|entityId|version|deleted|SHA-256(canonical data)}.
     */
    public static long itemHash(EntityState state) {
        return itemHash(state, CanonicalJson.write(state.data()));
    }

    /**
     * As {@link #itemHash(EntityState)}, for who has the text already.
     *
     * @param canonicalData the state's data in canonical form
     */
    public static long itemHash(EntityState state, String canonicalData) {
        String text = state.type() + "|" + state.id() + "|" + state.version() + "|" + state.deleted() + "|"
                + HexFormat.of().formatHex(CanonicalJson.sha256(canonicalData));
        return ByteBuffer.wrap(CanonicalJson.sha256(text)).getLong();
    }

    /**
     * One list operation's part of the XOR: the first 8 bytes of SHA-256 over
     * {@code actor|clock|scope|resourceId|serverSeq|SHA-256(payload)}.
     */
    public static long itemHash(ListOperation operation, long serverSeq) {
        String text = operation.actor() + "|" + operation.clock() + "|" + operation.scope() + "|" + operation
                .resourceId() + "|" + serverSeq + "|" + CanonicalJson.sha256(operation.payload());
        return ByteBuffer.wrap(CanonicalJson.sha256(text)).getLong();
    }

    /** The bucket, 0…255, that an entity's hash is counted in when digests are compared part by part. */
    public static int bucketOf(EntityId id) {
        return CanonicalJson.sha256(id.value())[0] & 0xFF;
    }

    static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }
}

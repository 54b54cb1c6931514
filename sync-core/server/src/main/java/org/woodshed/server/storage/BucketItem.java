package org.woodshed.server.storage;

/** One entity's place and part in the digest by buckets. */
public record BucketItem(int bucket, long itemHash) {}

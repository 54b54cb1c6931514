package org.woodshed.server.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.woodshed.server.errors.ApiException;

/** Counts calls by key, such as an address or a device, in this process. Thread-safe. */
public final class RateLimiter {
    /** Beyond this many keys those that have not called for a while are forgotten, so that memory stays bounded. */
    private static final int MANY_KEYS = 20_000;

    private final RateLimit limit;
    private final TimeMeter time;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    public RateLimiter(RateLimit limit, InstantSource clock) {
        this.limit = limit;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                Instant now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /**
     * Counts one call.
     *
     * @throws ApiException {@code rate_limited}, with the time after which there is room again
     */
    public void count(String key) {
        if (buckets.size() > MANY_KEYS) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= limit.burst());
        }
        ConsumptionProbe probe = buckets.computeIfAbsent(key, unseen -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ApiException.rateLimited(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket newBucket() {
        return Bucket.builder().withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth.capacity(limit.burst()).refillGreedy(limit.calls(),
                        limit.period()))
                .build();
    }
}

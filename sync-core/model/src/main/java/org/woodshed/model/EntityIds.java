package org.woodshed.model;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.time.InstantSource;
import java.util.Random;

/**
 * Makes new ids: UUIDv7, so that ids made one after another sort and store well. Clock and randomness are handed in.
 * Thread-safe if the source of randomness is.
 */
public final class EntityIds {
    private final NoArgGenerator generator;

    public EntityIds(Random random, InstantSource clock) {
        this.generator = Generators.timeBasedEpochGenerator(random, new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    public EntityId entity() {
        return new EntityId(generator.generate().toString());
    }

    public ChangeId change() {
        return new ChangeId(generator.generate().toString());
    }

    public DeviceId device() {
        return new DeviceId(generator.generate().toString());
    }
}

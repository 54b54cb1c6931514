package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.model.EntityId;
import org.woodshed.server.ServerConfig;
import org.woodshed.server.limits.Versions;

/** A server that does not speak version 2 with this account yet (`--v2-rollout-percent`): laptops keep what they have, and wait. */
@NullMarked
class RollOutTest extends TwoConnectedLaptops {
    private static ServerConfig rolledOutTo(ServerConfig config, int percentage) {
        return config.withPolicy(config.policy().withVersions(new Versions(true, null, true, percentage)));
    }

    @Override
    UnaryOperator<ServerConfig> settings() {
        return config -> rolledOutTo(config, 0);
    }

    @Test
    void aLaptopKeepsEverythingUntilTheServerIsReadyForIt() {
        EntityId id = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("before the server was ready")).id();
        a.trySync();
        assertThat(a.woodshed().sync().status()).isEqualTo(new SyncStatus.ServerNotReady(1));
        assertThat(a.woodshed().sync().outbox()).singleElement().satisfies(item -> {
            assertThat(item.key().id()).isEqualTo(id);
            assertThat(item.attempts()).as("the change is not to blame").isZero();
            assertThat(item.lastAttemptAt()).as("but it was sent").isNotNull();
        });

        server.stop();
        server.startAgain(config -> rolledOutTo(config, 100));
        bothSync();
        assertThat(b.entry(id).notes()).isEqualTo("before the server was ready");
        assertEqual();
    }
}

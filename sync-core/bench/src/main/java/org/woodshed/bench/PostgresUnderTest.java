package org.woodshed.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;

/** A PostgreSQL of this run's own, with the durability that PostgreSQL has unless somebody weakens it. */
final class PostgresUnderTest implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    PostgresUnderTest() throws IOException {
        // The library would turn the first off: every acknowledged change must be on the disk.
        postgres = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "256MB").setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** What makes a server use it. */
    List<String> serverOptions() {
        return List.of("--db", postgres.getJdbcUrl("postgres", "postgres"));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}

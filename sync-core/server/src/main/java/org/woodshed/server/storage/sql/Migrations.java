package org.woodshed.server.storage.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the present schema. The scripts run on every kind of database alike. */
final class Migrations {
    private Migrations() {}

    /** Answers whether there was anything to be done. */
    static boolean run(DataSource source) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/server")
                .load()
                .migrate().migrationsExecuted > 0;
    }
}

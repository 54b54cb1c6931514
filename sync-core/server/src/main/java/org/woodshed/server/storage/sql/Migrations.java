package org.woodshed.server.storage.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the present schema. The scripts run on every kind of database alike. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource source) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/server")
                .load()
                .migrate();
    }
}

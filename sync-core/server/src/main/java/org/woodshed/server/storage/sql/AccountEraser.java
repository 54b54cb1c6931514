package org.woodshed.server.storage.sql;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.UserId;

/**
 * Erases an account. It asks the database which tables know users, rather than keep a list: a table that is added later
 * can't be forgotten. Works within one transaction.
 */
final class AccountEraser {
    /** These refer to one another: each goes before the one it refers to. */
    private static final List<String> LAST = List.of("refresh_tokens", "devices", "users");
    private final Handle handle;

    AccountEraser(Handle handle) {
        this.handle = handle;
    }

    void erase(UserId userId) {
        // Whoever exchanges a token holds the device's row, and adds a token before letting go of it.
        handle.createQuery("SELECT device_id FROM devices WHERE user_id = :user ORDER BY device_id FOR UPDATE")
                .bind("user", userId
                        .value())
                .mapTo(String.class).list();
        for (String table : tables()) {
            handle.createUpdate("DELETE FROM " + table + " WHERE user_id = :user").bind("user", userId.value())
                    .execute();
        }
        giveBackFirstPlace(userId);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>(handle.createQuery("""
                SELECT LOWER(c.table_name) AS name
                FROM information_schema.columns c JOIN information_schema.tables t
                    ON t.table_schema = c.table_schema AND t.table_name = c.table_name
                WHERE LOWER(c.column_name) = 'user_id' AND LOWER(c.table_schema) = LOWER(CURRENT_SCHEMA)
                    AND t.table_type = 'BASE TABLE'
                ORDER BY name""").mapTo(String.class).list());
        tables.removeAll(LAST);
        tables.addAll(LAST);
        return tables;
    }

    /** A server whose only account is gone is nobody's again; one with other accounts keeps that it has an owner. */
    private void giveBackFirstPlace(UserId userId) {
        handle.createUpdate("""
                DELETE FROM settings WHERE name = :name AND content = :user AND NOT EXISTS (SELECT 1 FROM users)""")
                .bind("name", SqlAccounts.FIRST_USER).bind("user", userId.value()).execute();
        handle.createUpdate("UPDATE settings SET content = 'gone' WHERE name = :name AND content = :user").bind("name",
                SqlAccounts.FIRST_USER).bind("user", userId.value()).execute();
    }
}

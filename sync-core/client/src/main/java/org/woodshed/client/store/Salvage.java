package org.woodshed.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Copies what is in the tables of a file that may be damaged into a new store, row by row: names, types and numberings are
 * then this program's own, whatever the damage did to the file's. Not thread-safe.
 */
final class Salvage {
    private static final int BATCH = 500;

    private Salvage() {}

    /**
     * Makes the new store.
     *
     * @return how many entries it holds
     * @throws IOException if something in the file can't be read, or the disk refuses
     */
    static long copy(Path from, Path to) throws IOException {
        H2File made = H2File.at(to);
        made.delete();
        Upgrade.makeEmpty(made);
        try (Handle source = Jdbi.create(H2File.at(from).onlyLooking()).open();
                Handle target = Jdbi.create(made.writing()).open()) {
            target.useTransaction(
                    into -> columns(into).forEach((table, columns) -> copy(source, into, table, columns)));
        } catch (RuntimeException unreadable) {
            throw new IOException(from + " can't be read", unreadable);
        }
        return StoreCopy.entriesIn(to);
    }

    private static Map<String, List<String>> columns(Handle handle) {
        return handle
                .createQuery(
                        "select table_name, column_name from information_schema.columns where table_schema = 'PUBLIC'"
                                + " and table_name <> 'SCHEMA_VERSION' order by table_name, ordinal_position")
                .map((row, context) -> List.of(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.groupingBy(List::getFirst, Collectors.mapping(List::getLast, Collectors.toList())));
    }

    private static void copy(Handle source, Handle target, String table, List<String> columns) {
        target.execute("delete from " + table);
        String names = String.join(", ", columns);
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        String insert = "insert into " + table + " (" + names + ") overriding system value values (" + marks + ")";
        try (PreparedBatch batch = target.prepareBatch(insert)) {
            source.createQuery("select " + names + " from " + table).map((row, context) -> {
                for (int column = 0; column < columns.size(); column++) {
                    batch.bind(column, row.getObject(column + 1));
                }
                return batch.add();
            }).forEach(added -> {
                if (batch.size() >= BATCH) {
                    batch.execute();
                }
            });
            if (batch.size() > 0) {
                batch.execute();
            }
        }
        target.createQuery(
                "select column_name from information_schema.columns where table_name = ? and is_identity = 'YES'")
                .bind(0, table).mapTo(String.class).forEach(column -> target.execute("alter table " + table
                        + " alter column " + column + " restart with (select coalesce(max(" + column + "), 0) + 1 from "
                        + table + ")"));
    }
}

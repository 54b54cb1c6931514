package org.woodshed.server.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables are those of docs/schema.md, and every one that belongs to a user can be distributed by user. */
class SchemaPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "schema.md");

    @Test
    void everyTablesKeyIsThatOfThePageAndBeginsWithTheUser(@TempDir Path folder) throws Exception {
        Map<String, List<String>> keys = constraints(folder, "PRIMARY KEY");

        assertThat(keys).isEqualTo(cellsOnThePage(3));
        keys.forEach((table, key) -> assertThat(key.getFirst()).as(table).isEqualTo(table.equals("settings") ? "name"
                : "user_id"));
    }

    @Test
    void whatIsUniqueBeyondTheKeysIsOnThePageWithItsReason(@TempDir Path folder) throws Exception {
        Map<String, List<String>> unique = constraints(folder, "UNIQUE");
        String page = Files.readString(PAGE);

        assertThat(unique).as("and is over all accounts").isEqualTo(Map.of("users", List.of("email"), "devices", List
                .of("device_id"))).isEqualTo(cellsOnThePage(4));
        unique.forEach((table, columns) -> assertThat(page).containsPattern("(?m)^\\| `\\w+` on `" + table + " \\("
                + columns.getFirst() + "\\)` \\| \\w.{40,}"));
    }

    @Test
    void everyColumnOfAnAccountIsExplainedOrSaysWhatItIs(@TempDir Path folder) throws Exception {
        String page = Files.readString(PAGE);

        assertThat(columns(folder, "users")).allSatisfy(column -> assertThat(page).as(column).contains(column));
    }

    /** The columns of each table's constraint of a kind; no table has two. */
    private static Map<String, List<String>> constraints(Path folder, String kind) {
        return asked(folder,
                jdbi -> jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT LOWER(k.table_name) AS t, LOWER(k.column_name) AS c
                        FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k
                            ON k.constraint_name = t.constraint_name AND k.constraint_schema = t.constraint_schema
                        WHERE t.constraint_type = :kind AND LOWER(t.constraint_schema) = 'public'
                            AND t.table_name NOT LIKE 'flyway%'
                        ORDER BY t, k.ordinal_position""").bind("kind", kind)
                        .map((row, context) -> Map.entry(row.getString("t"), row.getString(
                                "c")))
                        .list().stream()
                        .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(
                                Map.Entry::getValue, Collectors.toList())))));
    }

    private static List<String> columns(Path folder, String table) {
        return asked(folder, jdbi -> jdbi.withHandle(handle -> handle.createQuery("""
                SELECT LOWER(column_name) AS c FROM information_schema.columns
                WHERE LOWER(table_name) = :table AND LOWER(table_schema) = 'public'""").bind("table", table).mapTo(
                String.class).list()));
    }

    private static <T> T asked(Path folder, java.util.function.Function<Jdbi, T> question) {
        Database database = H2Database.open(folder, "");
        try {
            return database.reading(question);
        } finally {
            database.shutDown();
        }
    }

    /** A column of the table of tables, where it is not empty. */
    private static Map<String, List<String>> cellsOnThePage(int column) throws Exception {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 6 && cells[1].strip().matches("`\\w+`") && !cells[column].isBlank()) {
                keys.put(cells[1].strip().replace("`", ""),
                        Arrays.stream(cells[column].replace("`", "").split(",", -1)).map(
                                String::strip).toList());
            }
        }
        return keys;
    }
}

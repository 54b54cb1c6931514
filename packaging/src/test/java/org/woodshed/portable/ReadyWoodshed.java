package org.woodshed.portable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.woodshed.app.cli.WoodshedCommand;

/**
 * A process that has started and waits to be told its command, in one line of standard input: most of the life of a process
 * that is killed soon would otherwise be its start. From then on it is the {@code woodshed} command.
 */
@NullMarked
final class ReadyWoodshed {
    private static final List<String> NEEDED_BY_ALL = List.of("org.h2.jdbcx.JdbcDataSource", "org.h2.mvstore.MVStore",
            "org.woodshed.client.LocalWoodshed", "org.jdbi.v3.core.Jdbi", "okhttp3.OkHttpClient");
    private static final String BETWEEN = "\t";

    private ReadyWoodshed() {}

    static String line(List<String> command) {
        return String.join(BETWEEN, command) + "\n";
    }

    public static void main(String[] none) throws IOException, ClassNotFoundException {
        for (String name : NEEDED_BY_ALL) {
            Class.forName(name);
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = System.in.read(); next >= 0 && next != '\n'; next = System.in.read()) {
            line.write(next);
        }
        WoodshedCommand.main(line.toString(StandardCharsets.UTF_8).split(BETWEEN));
    }
}

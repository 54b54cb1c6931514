package org.woodshed.server.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a server keeps everything. Its text never shows a password. */
public sealed interface DatabasePlace {
    /**
     * An embedded database in a folder of this machine; both are made where they are missing.
     *
     * @param fileSystem H2's prefix of the file system that the database's file lies in
     */
    record Folder(Path folder, String fileSystem) implements DatabasePlace {
        private static final String USUAL = "";

        /** In the usual file system. */
        public Folder(Path folder) {
            this(folder, USUAL);
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }

    /**
     * A PostgreSQL server, or what speaks its protocol. Any number of nodes may share it.
     *
     * @param url      without user and password
     * @param user     null for the one the driver assumes
     * @param password null for none
     */
    record Postgres(String url, @Nullable String user, @Nullable String password) implements DatabasePlace {
        private static final String SCHEME = "jdbc:postgresql:";

        /**
         * Reads an address as the driver takes it. A user and a password in it win over the others.
         *
         * @throws IllegalArgumentException if it is none of PostgreSQL's; the message does not repeat it
         */
        public static Postgres parse(String address, @Nullable String otherUser, @Nullable String otherPassword) {
            int question = address.indexOf('?');
            String path = question < 0 ? address : address.substring(0, question);
            if (!path.startsWith(SCHEME)) {
                throw new IllegalArgumentException("a database address looks like jdbc:postgresql://host:5432/name");
            }
            if (path.contains("@")) {
                throw new IllegalArgumentException("user and password do not stand before the host of a database"
                        + " address: give them in WOODSHED_DB_USER and WOODSHED_DB_PASSWORD");
            }
            String user = otherUser;
            String password = otherPassword;
            List<String> others = new ArrayList<>();
            for (String parameter : question < 0 ? List.<String>of()
                    : List.of(address.substring(question + 1).split(
                            "&"))) {
                if (parameter.startsWith("user=")) {
                    user = value(parameter);
                } else if (parameter.startsWith("password=")) {
                    password = value(parameter);
                } else {
                    others.add(parameter);
                }
            }
            return new Postgres(others.isEmpty() ? path : path + "?" + String.join("&", others), user, password);
        }

        private static String value(String parameter) {
            return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            int question = url.indexOf('?');
            return question < 0 ? url : url.substring(0, question);
        }
    }
}

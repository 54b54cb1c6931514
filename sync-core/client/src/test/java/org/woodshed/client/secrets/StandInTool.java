package org.woodshed.client.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real program in the place of {@code secret-tool} or {@code security}, which behaves as they do and writes down with which
 * arguments it was called. Not thread-safe.
 */
final class StandInTool {
    /** As {@code secret-tool}: what is not there is answered with 1 and silence, what is locked with a complaint. */
    private static final String SECRET_TOOL = """
            #!/bin/sh
            here="$(dirname "$0")"
            echo "$0 $*" >> "$here/calls"
            verb="$1"
            for last; do :; done
            [ -e "$here/hangs" ] && exec sleep 600
            if [ -e "$here/locked" ]; then
              echo "secret-tool: Cannot create an item in a locked collection" >&2
              exit 1
            fi
            case "$verb" in
              store) cat > "$here/$last.secret"; [ -e "$here/kills" ] && kill -9 $PPID; exit 0 ;;
              lookup) [ -e "$here/$last.secret" ] || exit 1; cat "$here/$last.secret" ;;
              clear) [ -e "$here/$last.secret" ] || exit 1; rm "$here/$last.secret" ;;
              *) echo "usage" >&2; exit 2 ;;
            esac
            """;
    /** As {@code security}: 44 for what is not there; a new secret is in a line of the standard input. */
    private static final String SECURITY = """
            #!/bin/sh
            here="$(dirname "$0")"
            echo "$0 $*" >> "$here/calls"
            if [ -e "$here/locked" ]; then echo "User interaction is not allowed." >&2; exit 36; fi
            if [ "$1" = "-i" ]; then
              read -r line
              set -- $line
              while [ $# -gt 1 ]; do
                case "$1" in -a) name="$2" ;; -w) secret="$2" ;; esac
                shift
              done
              printf %s "$secret" > "$here/$name.secret"
              exit 0
            fi
            file="$here/$3.secret"
            [ -e "$file" ] || { echo "The specified item could not be found in the keychain." >&2; exit 44; }
            case "$1" in
              find-generic-password) cat "$file"; echo ;;
              delete-generic-password) rm "$file" ;;
            esac
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path place;

    private StandInTool(Path place, String name, String script) throws IOException {
        this.place = Files.createDirectories(place);
        Files.writeString(place.resolve(name), script);
        Files.setPosixFilePermissions(place.resolve(name), PosixFilePermissions.fromString("rwx------"));
    }

    static StandInTool secretTool(Path place) throws IOException {
        return new StandInTool(place, "secret-tool", SECRET_TOOL);
    }

    static StandInTool security(Path place) throws IOException {
        return new StandInTool(place, "security", SECURITY);
    }

    /** The keyring of a machine that has this program on its path. */
    Keyring keyring(String system, Path folder) {
        return keyring(system, folder, PATIENCE);
    }

    Keyring keyring(String system, Path folder, Duration patience) {
        return Keyrings.of(system, folder, Map.of("PATH", "/nowhere:" + place), new ToolRun(patience));
    }

    /** {@code locked}: it refuses; {@code hangs}: it waits for a person; {@code kills}: its caller dies after storing. */
    void set(String how) throws IOException {
        Files.createFile(place.resolve(how));
    }

    void unset(String how) throws IOException {
        Files.delete(place.resolve(how));
    }

    List<String> calls() throws IOException {
        Path calls = place.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** What it holds. */
    List<String> secrets() throws IOException {
        try (var files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".secret")).map(StandInTool::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}

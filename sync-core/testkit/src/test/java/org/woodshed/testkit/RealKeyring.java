package org.woodshed.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;

/** A desktop's keyring of its own: a message bus, GNOME Keyring, and {@code secret-tool}, the real programs. Not thread-safe. */
@NullMarked
final class RealKeyring implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("dbus-daemon", "dbus-send", "gnome-keyring-daemon", "secret-tool");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final String address;
    private final List<Process> running = new ArrayList<>();

    private RealKeyring(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Process bus =
                start(List.of("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"), Map.of());
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(bus.getInputStream(), StandardCharsets.UTF_8))) {
            this.address = Optional.ofNullable(told.readLine()).orElseThrow(() -> new IOException("no bus"));
        }
        Path tool = home.resolve("secret-tool");
        Files.writeString(tool,
                "#!/bin/sh\nexport DBUS_SESSION_BUS_ADDRESS='" + address + "' HOME='" + home + "'\nexec "
                        + program("secret-tool").orElseThrow() + " \"$@\"\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        unlock();
    }

    /** The programs that it needs and this machine lacks. */
    static List<String> missing() {
        return PROGRAMS.stream().filter(name -> program(name).isEmpty()).toList();
    }

    /** Starts one in an empty folder, with nothing in it. */
    static RealKeyring start(Path home) throws IOException {
        return new RealKeyring(home);
    }

    /** The variables of somebody at this desktop. */
    Map<String, String> environment() {
        return Map.of("PATH", home + ":/usr/bin:/bin");
    }

    private static Optional<Path> program(String name) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin").map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the keyring's daemon as a desktop does when somebody types their password. */
    void unlock() throws IOException {
        Process daemon =
                start(List.of("gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"), bus());
        try (OutputStream password = daemon.getOutputStream()) {
            password.write("password of the desktop".getBytes(StandardCharsets.UTF_8));
        }
        Awaitility.await("the keyring is there").atMost(PATIENCE)
                .until(() -> call("dbus-send", "--session", "--print-reply",
                        "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets/collection/login",
                        "org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection",
                        "string:Locked").contains(
                                "boolean false"));
    }

    /** As a desktop that locks its keyring. */
    void lock() {
        call("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login");
    }

    /** Ends the keyring; what it kept stays on the disk. */
    void end() {
        Process daemon = running.removeLast();
        daemon.destroy();
        awaitEnd(daemon);
    }

    private static void awaitEnd(Process process) {
        Awaitility.await("a program ended").atMost(PATIENCE).until(() -> !process.isAlive());
    }

    private Map<String, String> bus() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    }

    private Process start(List<String> command, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().putAll(variables);
        Process process = builder.start();
        running.add(process);
        return process;
    }

    private String call(String... command) {
        try {
            Process process = start(List.of(command), bus());
            running.remove(process);
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(command[0] + " did not end");
            }
            return told;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException wantedElsewhere) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(wantedElsewhere);
        }
    }

    @Override
    public void close() {
        running.reversed().forEach(Process::destroy);
        running.forEach(RealKeyring::awaitEnd);
    }
}

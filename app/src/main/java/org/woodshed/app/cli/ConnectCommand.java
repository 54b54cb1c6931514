package org.woodshed.app.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalEntries;
import org.woodshed.client.Woodshed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code woodshed connect}: signs this laptop in at a server, and syncs. */
@Command(name = "connect", description = {"Connect a server, so that other laptops show what is logged here.",
        "The password is asked for; it can also be the first line of standard input, or WOODSHED_PASSWORD."})
final class ConnectCommand extends FolderCommand {
    @Parameters(paramLabel = "URL", description = "The server's address, such as https://practice.example.org.")
    private String url = "";

    @Option(names = "--email", required = true, paramLabel = "E", description = "The account's address.")
    private String email = "";

    @Option(names = "--register", description = "Make a new account.")
    private boolean register;

    @Option(names = "--device-name", paramLabel = "NAME",
            description = "How other laptops name this one. Default: this machine's name.")
    private @Nullable String deviceName;

    /** As they are typed. */
    enum Before {
        upload(LocalEntries.UPLOAD), leave(LocalEntries.LEAVE);

        private final LocalEntries entries;

        Before(LocalEntries entries) {
            this.entries = entries;
        }
    }

    @Option(names = "--local-entries", paramLabel = "upload|leave", description = {
            "What becomes of what was logged here before: uploaded into the account, or left on this laptop until you",
            "sign out again. Default: ${DEFAULT-VALUE}."})
    private Before before = Before.upload;

    private @Nullable URI server;

    @Override
    void check() throws CommandException {
        try {
            server = new URI(url.strip());
        } catch (URISyntaxException unreadable) {
            server = null;
        }
        if (server == null || server.getHost() == null) {
            throw CommandException.usage("\"" + url
                    + "\" is no server address: it looks like https://practice.example.org.");
        }
    }

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (server == null) {
            throw CommandException.usage("A server address is needed.");
        }
        ConnectRequest request = new ConnectRequest(server, email, new Passwords(terminal()).read(), register,
                deviceName == null ? machineName() : deviceName, before.entries);
        return switch (woodshed.sync().connect(request).get()) {
            case ConnectResult.Connected connected -> {
                output().say("Connected to " + server + " as " + email + ".");
                yield new SyncRun(woodshed, output()).run();
            }
            case ConnectResult.Refused refused -> throw CommandException.failed(refused.message()
                    + " Nothing was changed here. (" + refused.code() + ")");
            case ConnectResult.NotReached not -> throw CommandException.notReached("The server at " + server
                    + " was not reached: " + not.message() + " Everything is still here; try again later.");
        };
    }

    @Override
    Map<String, String> askedHere() throws CommandException {
        return Map.of(Passwords.VARIABLE, new Passwords(terminal()).read());
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "Laptop";
        }
    }
}

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
import org.woodshed.client.transport.Fingerprint;
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

    @Option(names = "--fingerprint", paramLabel = "SHA256", description = {
            "The server shows this certificate and no other, although nobody known has signed it: the fingerprint that the",
            "server tells when it starts. Without it you are shown the fingerprint and asked."})
    private @Nullable String fingerprint;

    @Option(names = "--allow-plain-http", description = {
            "Use http:// also for another machine: everybody on the way can read the password and the logbook."})
    private boolean allowPlainHttp;

    private @Nullable Fingerprint trusted;
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
        try {
            trusted = fingerprint == null ? null : Fingerprint.parse(fingerprint);
        } catch (IllegalArgumentException none) {
            throw CommandException.usage(none.getMessage() + " The server tells its own when it starts.");
        }
    }

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (server == null) {
            throw CommandException.usage("A server address is needed.");
        }
        ConnectRequest request = new ConnectRequest(server, email, new Passwords(terminal()).read(), register,
                deviceName == null ? machineName() : deviceName, before.entries, trusted, allowPlainHttp);
        ConnectResult result = woodshed.sync().connect(request).get();
        if (result instanceof ConnectResult.Untrusted untrusted && saysYes(untrusted)) {
            result = woodshed.sync().connect(request.trusting(untrusted.shown())).get();
        }
        return switch (result) {
            case ConnectResult.Connected connected -> {
                output().say("Connected to " + server + " as " + email + ".");
                yield new SyncRun(woodshed, output()).run();
            }
            case ConnectResult.Untrusted untrusted -> throw CommandException.failed(sentence(untrusted)
                    + " Nothing was sent and nothing changed. If it is the one that the server tells when it starts, add"
                    + " --fingerprint " + untrusted.shown() + ".");
            case ConnectResult.Refused refused -> throw CommandException.failed(refused.message()
                    + " Nothing was changed here. (" + refused.code() + ")");
            case ConnectResult.NotReached not -> throw CommandException.notReached("The server at " + server
                    + " was not reached: " + not.message() + " Everything is still here; try again later.");
        };
    }

    private boolean saysYes(ConnectResult.Untrusted untrusted) {
        return terminal().interactive() && new Question(terminal()).ask(sentence(untrusted)
                + " Does the server tell the same fingerprint when it starts? Type yes to trust it: ").equals("yes");
    }

    private static String sentence(ConnectResult.Untrusted untrusted) {
        return (untrusted.changed() ? "The server shows another certificate than the one that was said yes to: "
                : "Nobody known has signed the server's certificate: ") + untrusted.shown() + ".";
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

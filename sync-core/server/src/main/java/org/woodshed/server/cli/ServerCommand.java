package org.woodshed.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.ServerConfig;
import org.woodshed.server.ServerStartException;
import org.woodshed.server.WoodshedServer;
import org.woodshed.server.auth.PasswordCost;
import org.woodshed.server.auth.Registration;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.Patience;
import org.woodshed.server.limits.RateLimit;
import org.woodshed.server.limits.SyncPolicy;
import org.woodshed.server.maintenance.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/** The {@code woodshed-server} command: runs a sync server until it is told to stop. */
@Command(name = "woodshed-server", description = "Keeps a musician's laptops in step.", mixinStandardHelpOptions = true,
        versionProvider = Version.class, subcommands = {BackupCommand.class, RestoreCommand.class, ResetPassword.class},
        footer = {
                "", "Every option can also be given in the environment: WOODSHED_DATA, WOODSHED_PORT, …",
                "Exit status: 0 stopped, 1 could not start, 2 wrong usage."})
public final class ServerCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WOODSHED_DATA}",
            description = "Folder of the embedded database and the signing secret. Required, unless --db is given.")
    private @Nullable Path data;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--host", defaultValue = "${env:WOODSHED_HOST:-127.0.0.1}",
            description = "Address to listen on (default: 127.0.0.1).")
    private String host = ServerConfig.DEFAULT_HOST;

    @Option(names = "--port", defaultValue = "${env:WOODSHED_PORT:-8787}",
            description = "Port to listen on; 0 picks a free one (default: 8787).")
    private int port = ServerConfig.DEFAULT_PORT;

    @Option(names = "--registration", defaultValue = "${env:WOODSHED_REGISTRATION:-first-user}", paramLabel = "WHO",
            converter = RegistrationName.class,
            description = "Who may register: open, first-user or closed (default: first-user).")
    private Registration registration = Registration.FIRST_USER;

    @Option(names = "--access-token-ttl", defaultValue = "${env:WOODSHED_ACCESS_TOKEN_TTL:-15m}", paramLabel = "TIME",
            converter = TimeSpan.class,
            description = "How long an access token is good for, like 15m or 900s (default: 15m).")
    private Duration accessTokenTtl = ServerConfig.DEFAULT_ACCESS_TOKEN_TTL;

    @Option(names = "--rate-limit", defaultValue = "${env:WOODSHED_RATE_LIMIT:-20/s:100}", paramLabel = "N/s[:BURST]",
            converter = Rate.class, description = "Sync calls of one device (default: 20/s:100).")
    private RateLimit rateLimit = ServerConfig.DEFAULT_SYNC_RATE;

    @Option(names = "--login-rate", defaultValue = "${env:WOODSHED_LOGIN_RATE:-10/m}", paramLabel = "N/m[:BURST]",
            converter = Rate.class, description = "Sign-ins of one address and of one account (default: 10/m).")
    private RateLimit loginRate = ServerConfig.DEFAULT_LOGIN_RATE;

    @Option(names = "--trusted-proxy", defaultValue = "${env:WOODSHED_TRUSTED_PROXY}", split = ",", paramLabel = "CIDR",
            converter = Range.class,
            description = "Address range of proxies whose X-Forwarded-For is believed. May be repeated.")
    private @Nullable List<AddressRange> trustedProxies;

    @Option(names = "--history-days", defaultValue = "${env:WOODSHED_HISTORY_DAYS}", paramLabel = "N",
            description = "How long to keep what entries held before (default: for ever).")
    private @Nullable Integer historyDays;

    @Option(names = "--quota-mib", defaultValue = "${env:WOODSHED_QUOTA_MIB:-1024}", paramLabel = "N",
            description = "How much the entries of one account may hold, in MiB of JSON; their history may hold"
                    + " eight times as much (default: 1024).")
    private long quotaMib = ServerConfig.DEFAULT_QUOTA >> 20;

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(names = "--compaction-margin", defaultValue = "${env:WOODSHED_COMPACTION_MARGIN:-1000}", paramLabel = "N",
            description = "How far below the slowest device list operations are kept (default: 1000).")
    private long compactionMargin = SyncPolicy.DEFAULT.compactionMargin();

    @Mixin
    private final VersionOptions versions = new VersionOptions();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = required(spec);
        PrintWriter errors = command.commandLine().getErr();
        try {
            WoodshedServer server = WoodshedServer.start(config(command));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "woodshed-stop"));
            PrintWriter output = command.commandLine().getOut();
            output.println("Listening on " + server.uri());
            output.flush();
            server.awaitClosed();
            return CommandLine.ExitCode.OK;
        } catch (ServerStartException notStarted) {
            errors.println(notStarted.getMessage());
            errors.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private ServerConfig config(CommandSpec command) {
        try {
            return new ServerConfig(database.place(command, data), host, port, registration, accessTokenTtl, rateLimit,
                    loginRate,
                    trustedProxies == null ? List.of() : trustedProxies, tls.keystore(), Patience.DEFAULT,
                    Retention.DEFAULT
                            .withHistory(historyDays == null ? null : Duration.ofDays(historyDays)),
                    Math.multiplyExact(quotaMib, 1L << 20), new SyncPolicy(compactionMargin,
                            versions.versions()),
                    PasswordCost.DEFAULT);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new ParameterException(command.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** A signal is how a server is stopped on purpose, so it ends well: without this the JVM would report the signal. */
    private static void stop(WoodshedServer server) {
        int status = CommandLine.ExitCode.OK;
        try {
            server.close();
        } catch (RuntimeException fault) {
            status = CommandLine.ExitCode.SOFTWARE;
        }
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    /** A value that picocli has injected. */
    static <T> T required(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("picocli sets this before it calls");
        }
        return injected;
    }
}

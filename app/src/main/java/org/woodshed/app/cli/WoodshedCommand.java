package org.woodshed.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.AppLauncher;
import org.woodshed.client.Woodshed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code woodshed} command: opens the window, or works with the logbook from a terminal. */
@Command(name = "woodshed", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = Version.class,
        description = {
                "A practice logbook that works with no network, and keeps laptops in step when there is one.",
                "Without a command it opens its window."},
        subcommands = {LogCommand.class, EditCommand.class,
                DeleteCommand.class, EntriesCommand.class, PiecesCommand.class, ListsCommand.class,
                ImportCommand.class,
                ExportCommand.class, ConnectCommand.class, DisconnectCommand.class, SyncCommand.class,
                WatchCommand.class, StatusCommand.class, DiagnosticsCommand.class,
                OutboxCommand.class, ConflictsCommand.class, ResolveCommand.class, HistoryCommand.class,
                BackupCommand.class, RestoreCommand.class, EncryptCommand.class, DecryptCommand.class,
                TourCommand.class},
        commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:done", "1:failed", "2:wrong usage", "3:saved here, server not reached",
                "4:done, but something needs your choice"})
public final class WoodshedCommand implements Callable<Integer> {
    private static final String DATA = "--data";
    private final Terminal terminal;
    private final @Nullable Shared shared;
    private List<String> arguments = List.of();

    /**
     * A data folder that this process has open already.
     *
     * @param directory where the person typed the command: relative paths start there
     * @param endless   told when a command begins that ends only from outside
     */
    private record Shared(Woodshed woodshed, Path directory, Consumer<FolderCommand> endless) {}

    @Option(names = DATA, paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "The data folder. Default: the system's usual place for data.")
    private @Nullable Path folder;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Write one JSON document instead of text.")
    private boolean json;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Tell more about what goes wrong.")
    private boolean verbose;

    private WoodshedCommand(Terminal terminal, @Nullable Shared shared) {
        this.terminal = terminal;
        this.shared = shared;
    }

    /** One that works on a data folder which this process has open, for a person at another process. */
    static WoodshedCommand sharing(Terminal terminal, Woodshed woodshed, Path directory,
            Consumer<FolderCommand> endless) {
        return new WoodshedCommand(terminal, new Shared(woodshed, directory, endless));
    }

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exitCode);
    }

    /** Runs one command line; the exit code. */
    static int run(Terminal terminal, String... arguments) {
        return new WoodshedCommand(terminal, null).execute(arguments);
    }

    int execute(String... typed) {
        arguments = List.of(typed);
        return opensWindow(typed) ? openWindow() : interpret(typed);
    }

    /** Whether nothing is typed but what a desktop's menu types. */
    private boolean opensWindow(String... typed) {
        return shared == null && (typed.length == 0
                || (typed.length == 2 && typed[0].equals(DATA) && !typed[1].startsWith("-")));
    }

    /** Without asking picocli, which first looks at all commands: that takes as long as opening the logbook. */
    private int openWindow() {
        if (!arguments.isEmpty()) {
            folder = Path.of(arguments.getLast());
        }
        try {
            return call();
        } catch (CommandException | RuntimeException failure) {
            return new Failures().handleExecutionException(failure, commandLine());
        }
    }

    private int interpret(String... typed) {
        return commandLine().execute(typed);
    }

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new Failures())
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(true);
        if (shared != null) {
            commandLine.registerConverter(Path.class, shared.directory()::resolve);
        }
        return commandLine;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** Without a command: the window, which alone needs JavaFX. */
    @Override
    public Integer call() throws CommandException {
        makeFolder();
        AppLauncher.open(folder(), CommandFollowers::ofWindow);
        return ExitCodes.DONE;
    }

    Terminal terminal() {
        return terminal;
    }

    Output output() {
        return new Output(terminal.out(), terminal.err(), json);
    }

    boolean verbose() {
        return verbose;
    }

    Path folder() {
        return folder == null ? DataFolder.usual(terminal.environment()) : folder;
    }

    /** Runs a command on the data folder; the exit code. */
    int work(FolderCommand command) throws Exception {
        if (shared != null) {
            if (command.endsBySignal()) {
                shared.endless().accept(command);
            }
            return command.run(shared.woodshed());
        }
        // Libraries log to standard error, which is for the person who typed the command.
        Logger.getLogger("").setLevel(verbose ? Level.INFO : Level.OFF);
        makeFolder();
        return new FolderWork(terminal, folder(), arguments).run(command);
    }

    private void makeFolder() throws CommandException {
        try {
            DataFolder.make(folder());
        } catch (IOException | UnsupportedOperationException unwritable) {
            throw CommandException.failed("The data folder " + folder()
                    + " can't be made. Nothing was changed. Name another one with --data, or make it writable.");
        }
    }
}

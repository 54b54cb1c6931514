package org.woodshed.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.PasswordReset;
import org.woodshed.server.ServerConfig;
import org.woodshed.server.ServerStartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code woodshed-server reset-password}: the password comes from standard input, where no process list shows it. */
@Command(name = "reset-password", mixinStandardHelpOptions = true, description = {
        "Gives an account another password and signs all its devices out.",
        "The new password is the first line of standard input. A server must not be running on the folder; with --db it may."})
final class ResetPassword implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WOODSHED_DATA}",
            description = "Folder of the embedded database.")
    private @Nullable Path data;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--email", paramLabel = "EMAIL", required = true, description = "Whose password it is.")
    private @Nullable String email;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = ServerCommand.required(spec);
        PrintWriter errors = command.commandLine().getErr();
        String password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (password == null) {
            return tell(errors, "The new password is expected on standard input; nothing was changed");
        }
        try {
            if (!reset(password)) {
                return tell(errors, "There is no account with this email; nothing was changed");
            }
        } catch (ServerStartException | IllegalArgumentException refused) {
            return tell(errors, refused.getMessage());
        }
        return tell(command.commandLine().getOut(), "The password was changed and all devices were signed out",
                ExitCode.OK);
    }

    private boolean reset(String password) throws ServerStartException {
        return new PasswordReset(ServerConfig.at(database.place(ServerCommand.required(spec), data))).run(
                ServerCommand.required(email),
                password);
    }

    private static int tell(PrintWriter writer, @Nullable String sentence) {
        return tell(writer, sentence, ExitCode.SOFTWARE);
    }

    private static int tell(PrintWriter writer, @Nullable String sentence, int status) {
        writer.println(sentence);
        writer.flush();
        return status;
    }
}

package org.woodshed.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in a sentence or two what went wrong; a stack trace only for {@code --verbose}. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return handleExecutionException(failure, command);
    }

    int handleExecutionException(Exception failure, CommandLine command) {
        Throwable cause = (failure instanceof ExecutionException || failure instanceof CompletionException)
                && failure.getCause() != null ? failure.getCause() : failure;
        PrintWriter err = command.getErr();
        err.println(sentence(cause));
        if (command.getCommandSpec().root().userObject() instanceof WoodshedCommand root && root.verbose()) {
            cause.printStackTrace(err);
        }
        return switch (cause) {
            case CommandException known -> known.exitCode();
            case InvalidInputException typed -> ExitCodes.WRONG_USAGE;
            default -> ExitCodes.FAILED;
        };
    }

    private static String sentence(Throwable cause) {
        return switch (cause) {
            case CommandException known -> String.valueOf(known.getMessage());
            case StoreException store -> String.valueOf(store.getMessage());
            case InvalidInputException typed -> "Nothing was saved: " + typed.getMessage() + ".";
            default -> "Something unexpected went wrong (" + cause
                    + "). What was saved before is safe. Try again, with --verbose for more about it.";
        };
    }
}

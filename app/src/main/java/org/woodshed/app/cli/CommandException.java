package org.woodshed.app.cli;

/** A command that can't do what was asked. The message says what happened, what is safe and what to do. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static CommandException failed(String message) {
        return new CommandException(ExitCodes.FAILED, message);
    }

    static CommandException usage(String message) {
        return new CommandException(ExitCodes.WRONG_USAGE, message);
    }

    static CommandException notReached(String message) {
        return new CommandException(ExitCodes.NOT_REACHED, message);
    }

    int exitCode() {
        return exitCode;
    }
}

package org.woodshed.app.cli;

/** What the command's exit status means; scripts rely on it. */
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    /** It is saved here; the server was not reached. */
    static final int NOT_REACHED = 3;
    /** It is done, but something needs a choice. */
    static final int NEEDS_CHOICE = 4;

    private ExitCodes() {}
}

package org.woodshed.app.importing;

/** A file that is not what it was taken for. Nothing was imported; the message says what is wrong with it. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message) {
        super(message);
    }
}

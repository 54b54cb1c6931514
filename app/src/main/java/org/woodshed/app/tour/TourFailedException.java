package org.woodshed.app.tour;

/** Something the tour shows is not as it should be. The message says what. */
public final class TourFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public TourFailedException(String message) {
        super(message);
    }
}

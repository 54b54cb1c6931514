package org.woodshed.testkit;

/** What a bad network does to one connection, as seen from the laptop. */
public enum Fault {
    /** The connection is refused. */
    REFUSED,
    /** It ends while the request is on its way. */
    CUT_REQUEST,
    /** The server gets the request whole; its answer ends in the middle. */
    CUT_ANSWER,
    /** The server gets the request; nothing ever comes back, and nobody says that the connection is gone. */
    HALF_OPEN,
    /** The server gets the request twice, and the laptop the second answer. */
    DUPLICATE,
    /** Everything arrives, a little later. */
    DELAY,
    /** A proxy on the way answers 502 with a page. */
    BAD_GATEWAY,
    /** A hotel's network answers 200 with its sign-in page. */
    CAPTIVE_PORTAL
}

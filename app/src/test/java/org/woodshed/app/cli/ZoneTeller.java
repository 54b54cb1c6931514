package org.woodshed.app.cli;

import java.io.IOException;
import java.time.Clock;
import org.woodshed.app.work.SystemClock;

/** A process that tells the zone whenever a byte comes in. */
final class ZoneTeller {
    private ZoneTeller() {}

    public static void main(String[] arguments) throws IOException {
        Clock clock = new SystemClock();
        do {
            System.out.println(clock.getZone());
            System.out.flush();
        } while (System.in.read() >= 0);
    }
}

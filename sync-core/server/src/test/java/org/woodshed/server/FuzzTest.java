package org.woodshed.server;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Malformed requests and frames do no harm. */
class FuzzTest {
    @Test
    void twoThousandMalformedRequestsDoNoHarm(@TempDir Path folder) throws Exception {
        new FuzzRun(folder, 2_000).run();
    }

    @Test
    @Tag("slow")
    void twoHundredThousandMalformedRequestsDoNoHarm(@TempDir Path folder) throws Exception {
        new FuzzRun(folder, 200_000).run();
    }
}

package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Paths;

/** A server that is stopped in the middle of its work. */
class StoppingTest {
    @Test
    void everythingThatWasAnsweredIsThereAfterwards(@TempDir Path folder) throws Exception {
        Set<EntityKey> acknowledged = ConcurrentHashMap.newKeySet();
        TestDevice studio;
        try (RunningServer server = RunningServer.open(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            studio = server.newUser();
            CountDownLatch busy = new CountDownLatch(20);
            List<TestDevice> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                writers.add(studio.another());
            }
            List<Future<Integer>> writing = writers.stream().map(writer -> threads.submit(() -> write(writer,
                    acknowledged, busy))).toList();
            busy.await();
            server.server().close();
            for (Future<Integer> writer : writing) {
                assertThat(writer.get()).isNotNegative();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);
        try (RunningServer again = RunningServer.open(folder)) {
            Set<EntityKey> present = new TestDevice(again, studio.grant(), studio.email()).pullAll(500).stream().map(
                    change -> change.state().key()).collect(Collectors.toSet());
            assertThat(present).containsAll(acknowledged);
        }
    }

    /** Writes until the server is gone. */
    private static int write(TestDevice device, Set<EntityKey> acknowledged, CountDownLatch busy) throws Exception {
        for (int count = 0;; count++) {
            Change[] changes = IntStream.range(0, 3).mapToObj(number -> Edits.entry(Edits.newEntry(), "n")).toArray(
                    Change[]::new);
            try {
                HttpResponse<String> answer = device.post(Paths.SYNC_V2, device.request(changes));
                if (answer.statusCode() != 200) {
                    return count;
                }
            } catch (IOException gone) {
                return count;
            }
            for (Change change : changes) {
                acknowledged.add(change.key());
            }
            busy.countDown();
        }
    }
}

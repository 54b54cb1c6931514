package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.testkit.Fault;
import org.woodshed.testkit.FaultProxy;
import tools.jackson.databind.JsonNode;

/** Three laptops, each a process after another of the real program, reorder one list through a faulty network. */
@NullMarked
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class ListProcessesIT {
    private static final int ITEMS = 30;
    private static final int MOVES_EACH = Integer.getInteger("woodshed.moves", 10);
    private static final List<Fault> FAULTS = List.of(Fault.values());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = Long.getLong("woodshed.seed", 20_261_122);

    @Test
    void threeProcessesThatReorderOneListThroughAFaultyNetworkEndEqual() throws Exception {
        System.out.println("Replay with -Dwoodshed.seed=" + seed);
        Random ofTheNetwork = new Random(seed);
        try (ServerProcess server = new ServerProcess(folder.resolve("server"));
                FaultProxy network = FaultProxy.before(server.uri())) {
            List<LaptopProcesses> laptops = List.of(laptop("A"), laptop("B"), laptop("C"));
            connect(network, laptops);
            network.give(() -> ofTheNetwork.nextInt(3) > 0 ? null : FAULTS.get(ofTheNetwork.nextInt(FAULTS.size())));
            List<CompletableFuture<Void>> reordering = new ArrayList<>();
            for (int number = 0; number < laptops.size(); number++) {
                LaptopProcesses laptop = laptops.get(number);
                Random random = new Random(seed + 1 + number);
                reordering.add(CompletableFuture.runAsync(() -> reorder(laptop, random), Thread::startVirtualThread));
            }
            reordering.forEach(CompletableFuture::join);
            int faults = FAULTS.stream().mapToInt(network::given).sum();

            network.give(() -> null);
            for (int round = 0; round < 2; round++) {
                for (LaptopProcesses laptop : laptops) {
                    laptop.succeed("sync");
                }
            }
            List<String> expected = items(laptops.getFirst());
            assertThat(expected).hasSize(ITEMS).doesNotHaveDuplicates();
            for (LaptopProcesses laptop : laptops) {
                assertThat(items(laptop)).isEqualTo(expected);
                assertThat(laptop.status().path("digest")).isEqualTo(laptops.getFirst().status().path("digest"));
                assertThat(laptop.status().path("pending").asInt()).isZero();
            }
            assertThat(faults).as("faults that the network gave").isPositive();
            System.out.println(3 * MOVES_EACH + " moves by 3 laptops, " + faults + " faults, " + expected.size()
                    + " items in the same order on all");
        }
    }

    private LaptopProcesses laptop(String name) {
        return new LaptopProcesses(folder.resolve(name), Program.sharingLoadedClasses(folder.resolve(name + ".jsa")));
    }

    private static void connect(FaultProxy network, List<LaptopProcesses> laptops) throws Exception {
        LaptopProcesses first = laptops.getFirst();
        first.succeed("lists", "create", "Warm-up", "--kind", "routine");
        List<String> add = new ArrayList<>(List.of("lists", "add", "Warm-up"));
        IntStream.range(0, ITEMS).forEach(number -> add.add("item " + number));
        first.succeed(add.toArray(String[]::new));
        first.succeed("connect", network.uri().toString(), "--email", "clara@example.org", "--register",
                "--device-name", "A");
        for (LaptopProcesses other : laptops.subList(1, laptops.size())) {
            other.succeed("connect", network.uri().toString(), "--email", "clara@example.org", "--device-name",
                    "other");
        }
        for (LaptopProcesses laptop : laptops) {
            laptop.succeed("sync");
            assertThat(items(laptop))
                    .isEqualTo(IntStream.range(0, ITEMS).mapToObj(number -> "item " + number).toList());
        }
    }

    /** Whether the server is reached is the network's affair: what was moved is saved all the same. */
    private static void reorder(LaptopProcesses laptop, Random random) {
        try {
            for (int move = 0; move < MOVES_EACH; move++) {
                String from = String.valueOf(1 + random.nextInt(ITEMS));
                String to = String.valueOf(1 + random.nextInt(ITEMS));
                assertThat(laptop.run("lists", "move", "Warm-up", from, to).exitCode()).isIn(0, 3);
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> items(LaptopProcesses laptop) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : laptop.succeed("lists").path("lists").path(0).path("items")) {
            texts.add(item.path("text").asString(""));
        }
        return texts;
    }
}

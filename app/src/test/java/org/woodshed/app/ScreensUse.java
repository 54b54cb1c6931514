package org.woodshed.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.woodshed.app.search.SearchViewModel;

/**
 * Types, searches and scrolls in a window over a large logbook. Beside the time of each step it tells the processor time of
 * the threads that work for it, which other programs on the machine disturb less. Drawing without a screen copies every
 * frame pixel by pixel on the window's thread: what that takes is told by the frames in which one pixel changes.
 */
final class ScreensUse {
    private static final int SCROLLS = 300;
    /** The first ones are not counted: their code is run for the first time. */
    private static final int WARM_UP = 20;
    private static final int STILL_FRAMES = 100;
    private static final Map<String, String> THREADS = Map.of("JavaFX Application Thread", "window",
            "woodshed-screen-queries", "queries", "QuantumRenderer-0", "drawing");
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final DrawnWindow window;
    private final List<String> told = new ArrayList<>();

    ScreensUse(DrawnWindow window) {
        this.window = window;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Types, searches and scrolls; returns what was measured, a line each. */
    List<String> measure() throws IOException {
        still();
        search();
        scroll();
        told.add("resident after use: " + residentMegabytes() + " MB");
        System.gc();
        Runtime java = Runtime.getRuntime();
        told.add("after collecting garbage: " + residentMegabytes() + " MB, heap in use " + (java.totalMemory() - java
                .freeMemory()) / 1_000_000 + " MB");
        return told;
    }

    private void still() {
        Rectangle pixel = new Rectangle(1, 1);
        pixel.setManaged(false);
        HeadlessToolkit.run(() -> ((StackPane) window.scene().getRoot()).getChildren().add(pixel));
        window.settle();
        Steps steps = new Steps();
        for (int frame = 0; frame < STILL_FRAMES; frame++) {
            Color color = frame % 2 == 0 ? Color.RED : Color.BLUE;
            steps.step(() -> HeadlessToolkit.run(() -> pixel.setFill(color)));
        }
        steps.tell("a frame in which one pixel changes");
    }

    /** Otherwise the window would take it that nobody uses it, and collect garbage meanwhile. */
    private void touch() {
        Event.fireEvent(window.scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.SHIFT, false, false,
                        false, false));
    }

    private void search() {
        SearchViewModel search = window.session().search();
        Steps steps = new Steps();
        for (int round = 0; round < 6; round++) {
            for (String typed : List.of("s", "sa", "sar", "sara", "sarab", "saraband", "sarabande bow", "piece 17",
                    "")) {
                steps.step(() -> {
                    HeadlessToolkit.run(() -> search.textProperty().set(typed));
                    window.await();
                });
                window.settle();
            }
        }
        steps.tell("search keystroke until what is found and how much it is has been laid out");
        HeadlessToolkit.run(search::clear);
        window.settle();
    }

    private void scroll() {
        ListView<?> list = (ListView<?>) window.scene().lookup("#entry-list");
        Steps steps = new Steps();
        for (int step = 0; step < SCROLLS; step++) {
            int index = step * 3;
            steps.step(() -> HeadlessToolkit.run(() -> list.scrollTo(Math.min(index, list.getItems().size() - 1))));
        }
        steps.tell("scroll by three rows until laid out");
    }

    private static long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(-1);
    }

    /** Steps of one kind: each ends when the frame after it has been laid out. */
    private final class Steps {
        private final List<Double> answered = new ArrayList<>();
        private final List<Double> laidOut = new ArrayList<>();
        private Map<String, Double> processor = Map.of();

        void step(Runnable work) {
            if (laidOut.size() == WARM_UP) {
                processor = processorMillis();
            }
            HeadlessToolkit.run(ScreensUse.this::touch);
            long begin = System.nanoTime();
            work.run();
            answered.add(millis(System.nanoTime() - begin));
            HeadlessToolkit.frame(window.scene());
            laidOut.add(millis(System.nanoTime() - begin));
        }

        void tell(String what) {
            int counted = laidOut.size() - WARM_UP;
            Map<String, Double> now = processorMillis();
            List<String> shares = new ArrayList<>();
            now.forEach(
                    (name, after) -> shares.add("%s %.1f".formatted(name, (after - processor.getOrDefault(name, 0.0))
                            / counted)));
            told.add("%s: %s (before the frame: %s); processor time for each, all frames: %s ms".formatted(what, words(
                    laidOut), words(answered), String.join(", ", shares)));
        }

        private static String words(List<Double> all) {
            List<Double> sorted = all.subList(WARM_UP, all.size()).stream().sorted().toList();
            ToDoubleFunction<Double> part = share -> sorted.get((int) (sorted.size() * share));
            return "median %.1f ms, p95 %.1f, most %.1f, over 32 ms %d of %d".formatted(part.applyAsDouble(0.5), part
                    .applyAsDouble(0.95), sorted.getLast(), sorted.stream().filter(one -> one > 32).count(),
                    sorted
                            .size());
        }

        private Map<String, Double> processorMillis() {
            Map<String, Double> spent = new LinkedHashMap<>();
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && THREADS.containsKey(thread.getThreadName())) {
                    spent.put(THREADS.get(thread.getThreadName()), millis(threads.getThreadCpuTime(thread
                            .getThreadId())));
                }
            }
            return spent;
        }
    }
}

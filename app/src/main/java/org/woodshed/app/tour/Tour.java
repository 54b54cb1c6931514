package org.woodshed.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Shows on temporary folders how Woodshed works: a sync server in a process of its own, and two laptops. Every count is held
 * against what it should be. Not thread-safe.
 */
public final class Tour {
    private final TourReport report;
    private final Path serverScript;
    private final Path pictures;
    private final Clock clock;

    /**
     * Gets ready; nothing is started yet.
     *
     * @param lines        takes what is told, line by line
     * @param serverScript what starts a server
     * @param pictures     the folder for pictures of the windows; it stays
     */
    public Tour(Consumer<String> lines, Path serverScript, Path pictures, Clock clock) {
        this.report = new TourReport(lines);
        this.serverScript = serverScript;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * Runs to the end.
     *
     * @throws TourFailedException if anything is not as it should be
     * @throws IOException         if the temporary folder can't be written
     */
    public void run() throws TourFailedException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("woodshed-tour");
        try {
            run(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(Path folder) throws TourFailedException, InterruptedException {
        try (Laptop first = Laptop.open("Laptop A", folder.resolve("a"), clock);
                Laptop second = Laptop.open("Laptop B", folder.resolve("b"), clock);
                TwoLaptops two = new TwoLaptops(report, first, second, serverScript, folder);
                WindowPictures windows = WindowPictures.start(pictures, clock)) {
            YearOfPractice year = new YearOfPractice(report, first, clock);
            year.importOffline();
            year.logOffline();
            two.connectBoth();
            two.editLive();
            two.editApartOffline();
            windows.draw(first, "laptop-a-before-the-choice");
            windows.draw(second, "laptop-b-before-the-choice");
            two.choose();
            TwoTrains trains = new TwoTrains(report, first, second, clock);
            trains.write();
            two.stopServer();
            trains.editApart();
            windows.drawLists(first, "laptop-a-list-on-the-train");
            windows.drawLists(second, "laptop-b-list-on-the-train");
            trains.meet(two.startServerAgain());
            windows.drawLists(first, "laptop-a-list-after-the-trains");
            windows.drawLists(second, "laptop-b-list-after-the-trains");
            two.compare();
            windows.draw(first, "laptop-a-at-the-end");
            windows.draw(second, "laptop-b-at-the-end");
        }
        report.step("Pictures of both windows are in " + pictures);
    }
}

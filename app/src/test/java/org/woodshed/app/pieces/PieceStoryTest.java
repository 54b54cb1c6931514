package org.woodshed.app.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.DrawnWindow;
import org.woodshed.app.HeadlessToolkit;
import org.woodshed.app.WindowLook;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** A musician at a piece's page, on two laptops. */
class PieceStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();

    @Test
    void whatIsSaidOfAPieceOfflineMeetsWhatIsSaidOfItElsewhere() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
                Laptop home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org")) {
            EntityId sonata = home.woodshed().logbook().pieceNamed(new PieceName("Sonata in E minor", "Brahms"));
            home.sync();
            studio.sync();
            try (DrawnWindow window = OpenWindow.over(home.woodshed(), MovingClock.fridayEvening(), folder,
                    new WindowLook(980, 700, false))) {
                HeadlessToolkit.run(() -> window.window().openPieces());
                await(() -> text(window, "#piece-title").equals("Sonata in E minor"));
                HeadlessToolkit.run(() -> {
                    field(window, "#piece-opus").setText("op. 38");
                    field(window, "#piece-instrument").setText("Cello");
                    difficulty(window).setValue(4);
                });
                robot.clickOn("#piece-save");
                await(() -> "op. 38".equals(piece(home, sonata).opus()));
                edit(studio, sonata, "1. Allegro non troppo");
                studio.sync();
                home.sync();
                await(() -> text(window, "#piece-movement").equals("1. Allegro non troppo"));
                assertThat(text(window, "#piece-opus")).isEqualTo("op. 38");
                assertThat(text(window, "#piece-instrument")).isEqualTo("cello");
                assertThat(HeadlessToolkit.call(() -> difficulty(window).getValue())).isEqualTo(4);
            }
            studio.sync();
            assertThat(PieceFields.of(piece(studio, sonata))).isEqualTo(PieceFields.of(piece(home, sonata)));
            assertThat(piece(studio, sonata).difficulty()).isEqualTo(4);
        }
    }

    /** Choosing another piece saves; what can't be saved keeps the page open instead of getting lost. */
    @Test
    void aPageThatCannotBeSavedStaysWithWhatWasTyped() throws Exception {
        try (Laptop home = Laptop.named("Home laptop", folder)) {
            EntityId sonata = home.woodshed().logbook().pieceNamed(new PieceName("Sonata in E minor", "Brahms"));
            EntityId elegy = home.woodshed().logbook().pieceNamed(new PieceName("Elegy", "Fauré"));
            try (DrawnWindow window = OpenWindow.over(home.woodshed(), MovingClock.fridayEvening(), folder,
                    new WindowLook(980, 700, false))) {
                HeadlessToolkit.run(() -> {
                    window.window().openPieces();
                    window.session().pieces().selectedProperty().set(sonata);
                });
                await(() -> text(window, "#piece-title").equals("Sonata in E minor"));
                HeadlessToolkit.run(() -> {
                    field(window, "#piece-title").setText("x".repeat(300));
                    window.session().pieces().selectedProperty().set(elegy);
                });
                await(() -> sonata.equals(window.session().pieces().selectedProperty().get()));
                assertThat(text(window, "#piece-title")).hasSize(300);
                HeadlessToolkit.run(() -> {
                    field(window, "#piece-title").setText("Sonata I");
                    window.session().pieces().selectedProperty().set(elegy);
                });
                await(() -> text(window, "#piece-title").equals("Elegy"));
                await(() -> piece(home, sonata).title().equals("Sonata I"));
            }
        }
    }

    private static void edit(Laptop laptop, EntityId id, String movement) throws InvalidInputException {
        Piece piece = piece(laptop, id);
        laptop.woodshed().logbook().editPiece(piece, PieceDraft.of(piece).movement(movement)).durable().join();
    }

    private static Piece piece(Laptop laptop, EntityId id) {
        return laptop.woodshed().logbook().piece(id).orElseThrow();
    }

    private static TextInputControl field(DrawnWindow window, String id) {
        return (TextInputControl) window.scene().lookup(id);
    }

    private static String text(DrawnWindow window, String id) {
        return HeadlessToolkit.call(() -> field(window, id).getText());
    }

    @SuppressWarnings("unchecked") // the page has numbers in it
    private static ComboBox<Integer> difficulty(DrawnWindow window) {
        return (ComboBox<Integer>) window.scene().lookup("#piece-difficulty");
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}

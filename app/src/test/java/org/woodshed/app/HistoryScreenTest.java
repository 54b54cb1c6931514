package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.history.Knowledge;
import org.woodshed.app.history.StateLine;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.GoalDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.Piece;
import org.woodshed.model.PieceDraft;
import org.woodshed.model.PiecePractice;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** Who changed what and when, and the way back: of entries, pieces and goals, with the server and without. */
class HistoryScreenTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Berlin"));
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();
    private TestServer server;
    private Laptop studio;
    private Laptop home;
    private LogbookEntry entry;
    private DrawnWindow window;

    @BeforeEach
    void open() throws InvalidInputException {
        server = TestServer.start(folder.resolve("server"));
        studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
        home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org");
        EntityId suite = studio.woodshed().logbook().pieceNamed(new PieceName("Cello Suite No. 1", "J. S. Bach"));
        entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft.rating(4).notes("Sarabande from memory.\n"
                + "Double stops flat.").pieces(List.of(PiecePractice.of(suite))));
        studio.sync();
        home.sync();
        home.edit(entry.id(), draft -> draft.rating(3).mood("satisfied"));
        home.sync();
        studio.sync();
        studio.edit(entry.id(), draft -> draft.notes("Sarabande from memory.\nDouble stops flat, third finger.")
                .durationSeconds(3000));
        studio.sync();
        home.sync();
        window = OpenWindow.over(home.woodshed(), CLOCK, folder, new WindowLook(1280, 720, false));
    }

    @AfterEach
    void close() {
        window.close();
        home.close();
        studio.close();
        server.close();
    }

    @Test
    void fromAnOpenEntryOneKeyPressLeadsToWhoChangedWhatAndAnyStateComesBackAsAnEdit() {
        HeadlessToolkit.run(() -> window.window().entries().edit(entry.id()));
        HeadlessToolkit.frame(window.scene());
        robot.clickOn("#entry-editor .history-button");
        await(() -> knowledge() == Knowledge.COMPLETE);
        List<StateLine> states = states();
        assertThat(states).extracting(StateLine::who).containsExactly("Studio MacBook", "This laptop",
                "Studio MacBook");
        assertThat(states.getFirst().present()).isTrue();
        assertThat(states.getFirst().changes()).extracting(change -> change.field() + ": " + change.before() + " → "
                + change.after()).containsExactly("Length: 45 min → 50 min",
                        "Notes: Sarabande from memory.\nDouble stops flat. → Sarabande from memory.\nDouble stops flat,"
                                + " third finger.");
        assertThat(text("#history-knowledge")).isEqualTo("Everything the server and this laptop know.");
        focusRestoreOf(2);
        robot.type(KeyCode.SPACE);
        await(() -> Objects.equals(home.entry(entry.id()).durationSeconds(), 2700));
        assertThat(home.entry(entry.id()).rating()).isEqualTo(4);
        await(() -> states().size() == 4 && states().getFirst().present());
        home.sync();
        studio.sync();
        assertThat(studio.entry(entry.id()).state().data()).isEqualTo(entry.state().data());

        HeadlessToolkit.run(() -> window.session().notices().act());
        await(() -> Objects.equals(home.entry(entry.id()).durationSeconds(), 3000));
        assertThat(home.entry(entry.id()).rating()).isEqualTo(3);
    }

    @Test
    void theHistoryIsDrawn() {
        home.woodshed().merging().restore(EntityKey.entry(entry.id()), entry.state().data()).join();
        home.log("2026-11-20T17:40:00Z", 22, draft -> draft.type("technique"));
        for (WindowLook look : List.of(new WindowLook(1280, 720, false), new WindowLook(1280, 720, true),
                new WindowLook(900, 600, false), new WindowLook(900, 600, true))) {
            assertThat(draw(look)).isNotEmptyFile();
        }
    }

    @Test
    void withoutTheServerTheHistoryIsWhatIsKnownHereAndSaysSo() {
        show(EntityKey.entry(entry.id()));
        await(() -> knowledge() == Knowledge.COMPLETE);
        server.stop();
        show(EntityKey.goal(new EntityId("another")));
        show(EntityKey.entry(entry.id()));
        await(() -> knowledge() == Knowledge.KNOWN_HERE);
        assertThat(text("#history-knowledge")).isEqualTo(
                "This is what this laptop knows: the server could not be asked now.");
        assertThat(states()).extracting(StateLine::who).containsExactly("Studio MacBook", "This laptop", "");
        HeadlessToolkit.run(() -> window.session().sync().history().restore(states().getLast()));
        await(() -> Objects.equals(home.entry(entry.id()).rating(), 4));
        server.startAgain();
        home.sync();
        studio.sync();
        assertThat(studio.entry(entry.id()).rating()).isEqualTo(4);
    }

    @Test
    void aPieceHasItsHistoryTooAndAStatusChangeIsPartOfIt() throws InvalidInputException {
        EntityId id = entry.pieces().getFirst().pieceId();
        edit(studio, id, PieceDraft.of(piece(studio, id)).status("polished").notes("Bow distribution in the Prelude."));
        studio.sync();
        home.sync();
        HeadlessToolkit.run(() -> window.session().pieceList().selectedProperty().set(id));
        await(() -> window.scene().lookup(".piece-panel .history-button") != null);
        robot.clickOn(".piece-panel .history-button");
        await(() -> knowledge() == Knowledge.COMPLETE);
        assertThat(text("#history-title")).isEqualTo("Cello Suite No. 1");
        assertThat(states().getFirst().changes()).extracting(change -> change.field() + ": " + change.after()).contains(
                "Status: polished", "Notes: Bow distribution in the Prelude.");
        HeadlessToolkit.run(() -> window.session().sync().history().restore(states().getLast()));
        await(() -> piece(home, id).notes().isEmpty());
    }

    @Test
    void aGoalHasItsHistoryTooAndADeletedThingComesBackFromIt() {
        EntityKey goal = EntityKey.goal(new EntityId("g1"));
        GoalDraft draft = GoalDraft.titled("Ten public concerts", CLOCK.instant());
        home.woodshed().merging().restore(goal, draft.data()).join();
        home.woodshed().merging().restore(goal, draft.targetDate(LocalDate.of(2027, 6, 1)).data()).join();
        home.sync();
        show(goal);
        await(() -> knowledge() == Knowledge.COMPLETE);
        assertThat(text("#history-title")).isEqualTo("Ten public concerts");
        assertThat(states().getFirst().changes()).isNotEmpty();

        home.delete(entry.id());
        home.sync();
        show(EntityKey.entry(entry.id()));
        await(() -> text("#history-title").endsWith("(deleted)") && knowledge() == Knowledge.COMPLETE);
        assertThat(states().getFirst().summary()).isEqualTo("Deleted");
        HeadlessToolkit.run(() -> window.session().sync().history().restore(states().get(1)));
        await(() -> home.has(entry.id()));
        assertThat(home.entry(entry.id()).durationSeconds()).isEqualTo(3000);
        home.sync();
        studio.sync();
        assertThat(studio.has(entry.id())).isTrue();
    }

    @Test
    void theHistoryTabListsWhatWasChangedLatelyAndCanBeFiltered() {
        home.log("2026-11-20T17:40:00Z", 22, draft -> draft.type("technique"));
        HeadlessToolkit.run(() -> {
            window.window().openHistory(EntityKey.entry(entry.id()));
            assertThat(window.session().sync().history().things()).isNotNull();
        });
        await(() -> window.session().sync().history().things().size() >= 2);
        assertThat(HeadlessToolkit.call(() -> window.session().sync().history().things().getFirst().what())).contains(
                "technique");
        robot.clickOn("#history-filter");
        robot.write("suite", 0);
        HeadlessToolkit
                .run(() -> assertThat(window.session().sync().history().things()).isNotEmpty().allMatch(thing -> thing
                        .what().contains("Suite")));
    }

    private static Piece piece(Laptop laptop, EntityId id) {
        return laptop.woodshed().logbook().piece(id).orElseThrow();
    }

    private static void edit(Laptop laptop, EntityId id, PieceDraft draft) throws InvalidInputException {
        laptop.woodshed().logbook().editPiece(piece(laptop, id), draft).durable().join();
    }

    private void show(EntityKey key) {
        HeadlessToolkit.run(() -> window.window().openHistory(key));
    }

    /** By keyboard: Tab until the button of this state has the focus. */
    private void focusRestoreOf(int index) {
        HeadlessToolkit.frame(window.scene());
        String wanted = "Restore the state of " + HeadlessToolkit.call(() -> states().get(index).when() + " · "
                + states().get(index).who());
        int buttons = 0;
        for (int tabs = 0; tabs < 40; tabs++) {
            Node focused = HeadlessToolkit.call(() -> window.scene().getFocusOwner());
            if (focused != null && wanted.equals(focused.getAccessibleText()) && ++buttons == 1) {
                return;
            }
            robot.type(KeyCode.TAB);
        }
        throw new AssertionError("never reached by Tab: " + wanted);
    }

    private Path draw(WindowLook look) {
        Path picture = SCREENS.resolve("history-" + (look.dark() ? "dark" : "light") + (look.width() < 1000 ? "-small"
                : "") + ".png");
        try (DrawnWindow other = OpenWindow.over(home.woodshed(), CLOCK, folder, look)) {
            HeadlessToolkit.run(() -> other.window().openHistory(EntityKey.entry(entry.id())));
            await(() -> other.session().sync().history().knowledgeProperty().get() == Knowledge.COMPLETE);
            other.write(picture);
        }
        return picture;
    }

    private Knowledge knowledge() {
        return window.session().sync().history().knowledgeProperty().get();
    }

    private List<StateLine> states() {
        return List.copyOf(window.session().sync().history().states());
    }

    private String text(String selector) {
        return HeadlessToolkit.call(() -> window.scene().lookup(selector) instanceof Labeled labeled ? labeled.getText()
                : "");
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}

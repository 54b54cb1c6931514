package org.woodshed.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.woodshed.app.DrawnWindow;
import org.woodshed.app.HeadlessToolkit;
import org.woodshed.app.WindowLook;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListEditor;
import org.woodshed.model.EntityId;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** The screen "Lists" of one laptop while another one edits the same list. */
class ListsLiveTest {
    @TempDir
    private Path folder;
    private final FxRobot robot = new FxRobot();

    @Test
    void anotherLaptopsEditsArriveByThemselvesAndDisturbNeitherTypingNorChoiceNorFocus() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
                Laptop home = Laptop.named("Home laptop", folder).signIn(server.uri(), "anna@example.org")) {
            SampleLists.write(studio.woodshed());
            studio.sync();
            home.sync();
            home.woodshed().startSyncing();
            studio.woodshed().startSyncing();
            try (DrawnWindow window = OpenWindow.over(home.woodshed(), MovingClock.fridayEvening(), folder,
                    new WindowLook(980, 700, false))) {
                ListsScreen lists = window.session().lists();
                await(() -> lists.model().rows().size() == 3);
                HeadlessToolkit.run(() -> {
                    window.window().openLists();
                    lists.model().itemProperty().set(new EntityId("w3"));
                });
                HeadlessToolkit.frame(window.scene());
                robot.clickOn("#item-note");
                robot.write("light", 0);

                edit(studio, other -> {
                    other.move(new EntityId("w7"), SampleLists.WARM_UP, 0);
                    other.set(SampleLists.WARM_UP, new EntityId("w3"), ItemField.MINUTES, IntNode.valueOf(7));
                    other.renameList(SampleLists.WARM_UP, "Morning");
                });
                await(() -> lists.model().items().getFirst().item().id().value().equals("w7") && lists.details()
                        .minutesProperty().get().equals("7"));
                robot.write("ly", 0);

                assertThat(HeadlessToolkit.call(() -> window.scene().getFocusOwner().getId())).isEqualTo("item-note");
                assertThat(HeadlessToolkit.call(() -> lists.details().noteProperty().get())).isEqualTo("lightly");
                assertThat(
                        HeadlessToolkit.call(() -> ((ListView<?>) window.scene().lookup("#items")).getSelectionModel()
                                .getSelectedItem()))
                        .isInstanceOfSatisfying(ItemRow.class, row -> assertThat(row.item().id()
                                .value()).isEqualTo("w3"));
                robot.clickOn("#item-text").type(KeyCode.ENTER);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> studio.woodshed().lists().view().of(
                        SampleLists.WARM_UP).stream().anyMatch(item -> "lightly".equals(item.note())));

                edit(studio, other -> other.set(SampleLists.WARM_UP, new EntityId("w3"), ItemField.NOTE, StringNode
                        .valueOf("slower still")));
                await(() -> lists.details().noteProperty().get().equals("slower still"));
            }
        }
    }

    private static void edit(Laptop laptop, Consumer<ListEditor> edits) {
        ListsView unusedBecauseTheOtherLaptopShowsIt = laptop.woodshed().lists().edit(edits).join();
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}

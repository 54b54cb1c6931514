package org.woodshed.app.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.app.notices.Notice;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ItemField;
import org.woodshed.lists.ListKind;
import org.woodshed.model.EntityId;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** The screen "Lists" without a toolkit. */
class ListsViewModelTest {
    @TempDir
    private Path folder;
    private OpenSession open;
    private ListsScreen lists;

    @BeforeEach
    void open() throws InvalidInputException {
        open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLists.write(open.woodshed());
        open.loaded();
        lists = open.session().lists();
        open.screen().runUntil("the lists are there", () -> lists.model().rows().size() == 3);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private List<String> names() {
        return lists.model().rows().stream().map(row -> row.list().name()).toList();
    }

    private List<String> texts() {
        return lists.model().items().stream().map(row -> row.item().text()).toList();
    }

    private ItemRow row(int index) {
        return lists.model().items().get(index);
    }

    @Test
    void everyCommandIsOnTheScreenWhenItReturnsAndOnTheDiskAfterIt() {
        assertThat(lists.commands().create("  Sight-reading ", ListKind.PLAIN)).isTrue();
        assertThat(names()).containsExactly("Warm-up", "Today", "Autumn recital", "Sight-reading");
        assertThat(lists.items().add("One page a day")).isTrue();
        assertThat(texts()).containsExactly("One page a day");
        lists.items().tick(row(0));
        assertThat(row(0).done()).isTrue();
        lists.commands().move(Objects.requireNonNull(lists.model().listProperty().get()), 0);
        assertThat(names()).startsWith("Sight-reading");
        assertThat(lists.commands().rename(lists.model().rows().getFirst().list(), "Reading")).isTrue();
        assertThat(names()).startsWith("Reading");

        ListsView shown = Objects.requireNonNull(lists.model().viewProperty().get());
        open.close();
        open = new OpenSession(folder, open.clock(), 99).loaded();
        ListsView stored = open.woodshed().lists().view();
        assertThat(stored.lists()).isEqualTo(shown.lists());
        assertThat(stored.items()).isEqualTo(shown.items());
    }

    @Test
    void aNameThatIsNoneChangesNothing() {
        assertThat(lists.commands().create(" ", ListKind.PLAIN)).isFalse();
        assertThat(lists.items().add("\t")).isFalse();
        assertThat(lists.commands().create("n".repeat(201), ListKind.PLAIN)).isFalse();
        assertThat(names()).hasSize(3);
        assertThat(notice().kind()).isEqualTo(Notice.Kind.PROBLEM);
    }

    @Test
    void aRoutineStartsFreshTheNextDayWithoutAnOperationAndAPlainListDoesNot() {
        assertThat(lists.model().items().stream().filter(ItemRow::done)).hasSize(2);
        lists.model().listProperty().set(SampleLists.TODAY);
        lists.items().tick(row(0));
        open.screen().runUntil("the tick is on the disk", () -> true);
        int waiting = open.woodshed().sync().figures().pending();

        open.clock().move(Duration.ofHours(9));
        open.session().tick();
        assertThat(row(0).done()).as("03:02 belongs to the evening").isTrue();
        open.clock().move(Duration.ofHours(3));
        open.session().tick();

        assertThat(row(0).done()).as("a plain list keeps its ticks").isTrue();
        lists.model().listProperty().set(SampleLists.WARM_UP);
        assertThat(lists.model().items()).noneMatch(ItemRow::done);
        lists.items().tick(row(1));
        assertThat(row(1).done()).isTrue();
        assertThat(waiting).isPositive();
    }

    @Test
    void whatIsDoneIsClearedInOneStepAndCanBeUndoneAndRedone() {
        List<String> before = texts();
        lists.commands().clearDone();
        assertThat(texts()).isEqualTo(before.subList(2, before.size()));
        lists.model().undo();
        assertThat(texts()).isEqualTo(before);
        lists.model().redo();
        assertThat(texts()).hasSize(6);
        lists.model().undo();
        assertThat(lists.commands().canRedo()).isTrue();
        assertThat(lists.commands().canUndo()).isTrue();
    }

    @Test
    void aCopyHasTheSameItemsAndNoneOfThemIsDone() {
        lists.commands().duplicate();
        assertThat(names()).containsExactly("Warm-up", "Today", "Autumn recital", "Warm-up (copy)");
        assertThat(lists.model().shown().map(shown -> shown.list().name())).contains("Warm-up (copy)");
        assertThat(texts()).hasSize(8).startsWith("Open strings, long bows");
        assertThat(lists.model().items()).noneMatch(ItemRow::done);
        assertThat(row(1).item().note()).startsWith("C minor");
        lists.model().undo();
        assertThat(names()).hasSize(3);
    }

    @Test
    void aRemovedListGoesToTheRemovedOnesAndComesBackAsItWas() {
        List<String> before = texts();
        lists.commands().remove();
        assertThat(names()).containsExactly("Today", "Autumn recital");
        assertThat(lists.model().shown().map(shown -> shown.list().name())).contains("Today");
        assertThat(Objects.requireNonNull(lists.model().viewProperty().get()).removed()).hasSize(1);
        lists.commands().restore(SampleLists.WARM_UP);
        assertThat(names()).containsExactly("Warm-up", "Today", "Autumn recital");
        assertThat(texts()).isEqualTo(before);
        lists.commands().remove();
        Objects.requireNonNull(notice().action()).command().run();
        assertThat(names()).hasSize(3);
    }

    @Test
    void anItemMovesToAnotherListAndIsInNoOther() {
        lists.items().moveTo(row(3).item(), lists.model().rows().get(1));
        assertThat(texts()).hasSize(7).doesNotContain("Shifts on one finger");
        lists.model().listProperty().set(SampleLists.TODAY);
        assertThat(texts()).containsExactly("Bars 89–112 hands together", "Sarabande from memory",
                "Shifts on one finger");
    }

    @Test
    void theChoiceStaysWithItsItemWhileOthersMoveAndGo() {
        lists.model().itemProperty().set(row(4).item().id());
        open.woodshed().lists().edit(other -> {
            other.move(new EntityId("w7"), SampleLists.WARM_UP, 0);
            other.remove(SampleLists.WARM_UP, new EntityId("w0"));
        }).join();
        open.screen().runUntil("the change arrived", () -> texts().getFirst().equals("Chorale by ear"));
        assertThat(lists.model().chosen().map(row -> row.item().text())).contains("Vibrato, slow to fast");
        open.woodshed().lists().edit(other -> other.remove(SampleLists.WARM_UP, new EntityId("w4"))).join();
        open.screen().runUntil("the change arrived", () -> texts().size() == 6);
        assertThat(lists.model().chosen().map(row -> row.item().text())).as("the one in its place").contains(
                "Sautillé");
    }

    @Test
    void whatIsTypedStaysWhileAnotherLaptopChangesTheItemAndOnlyTheTypedFieldIsSaved() {
        lists.model().itemProperty().set(new EntityId("w1"));
        lists.details().noteProperty().set("thumb position, drone");
        open.woodshed().lists().edit(other -> {
            other.set(SampleLists.WARM_UP, new EntityId("w1"), ItemField.NOTE, StringNode.valueOf("from elsewhere"));
            other.set(SampleLists.WARM_UP, new EntityId("w1"), ItemField.MINUTES, IntNode.valueOf(25));
        }).join();
        open.screen().runUntil("the change arrived", () -> lists.details().minutesProperty().get().equals("25"));
        assertThat(lists.details().noteProperty().get()).isEqualTo("thumb position, drone");
        lists.details().save();
        assertThat(row(1).item().note()).isEqualTo("thumb position, drone");
        assertThat(row(1).item().minutes()).isEqualTo(25);
    }

    @Test
    void fieldsAreSavedTogetherWhenAnotherItemIsChosenAndAreOneStepToUndo() {
        lists.model().itemProperty().set(new EntityId("w3"));
        lists.details().textProperty().set("Shifts, 1st to 4th");
        lists.details().minutesProperty().set("1h15");
        lists.details().pieceProperty().set("Elegy · Fauré");
        lists.model().itemProperty().set(new EntityId("w4"));
        assertThat(row(3).item().text()).isEqualTo("Shifts, 1st to 4th");
        assertThat(row(3).item().minutes()).isEqualTo(75);
        assertThat(row(3).piece()).isEqualTo("Elegy · Fauré");
        assertThat(lists.details().textProperty().get()).isEqualTo("Vibrato, slow to fast");
        lists.model().undo();
        assertThat(row(3).item().text()).isEqualTo("Shifts on one finger");
        assertThat(row(3).item().minutes()).isEqualTo(5);
        assertThat(row(3).piece()).isEmpty();
    }

    @Test
    void aLengthThatIsNoneIsToldAndNothingElseIsHeldBack() {
        lists.model().itemProperty().set(new EntityId("w3"));
        lists.details().minutesProperty().set("soon");
        lists.details().noteProperty().set("lightly");
        lists.details().save();
        assertThat(lists.details().problemProperty().get()).contains("soon");
        assertThat(row(3).item().note()).isEqualTo("lightly");
        assertThat(row(3).item().minutes()).isEqualTo(5);
        lists.details().revert();
        assertThat(lists.details().minutesProperty().get()).isEqualTo("5");
        assertThat(lists.details().problemProperty().get()).isEmpty();
    }

    @Test
    void theTimerStartsFromAnItemAndWhoeverStopsItIsOfferedToTickItOff() {
        lists.model().listProperty().set(SampleLists.TODAY);
        lists.items().practise(row(1));
        assertThat(open.session().timer().runningProperty().get()).isTrue();
        assertThat(open.session().timer().pieceProperty().get()).isEqualTo("Cello Suite No. 1 · J. S. Bach");
        assertThat(row(1).practising()).isTrue();
        open.clock().move(Duration.ofMinutes(12));
        open.session().timer().stop();
        assertThat(row(1).practising()).isFalse();
        assertThat(row(1).done()).isFalse();
        Objects.requireNonNull(notice().action()).command().run();
        assertThat(row(1).done()).isTrue();
        open.screen().runUntil("the entry is there", () -> open.session().entries().newest().isPresent());
    }

    private Notice notice() {
        return Objects.requireNonNull(open.session().notices().currentProperty().get());
    }
}

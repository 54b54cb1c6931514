package org.woodshed.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.awaitility.Awaitility;
import org.woodshed.app.fixture.SampleLists;
import org.woodshed.app.importing.ImportStep;
import org.woodshed.app.syncstatus.ShownStatus;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.store.StoreException;

/** The way through every screen, tab and dialog of the window; each step leaves the window as the next one expects it. */
final class ScreenWalk {
    private final DrawnWindow window;
    private final Path folder;

    /** One place to stop and look at. */
    record Step(String name, Runnable go) {}

    ScreenWalk(DrawnWindow window, Path folder) {
        this.window = window;
        this.folder = folder;
    }

    List<Step> steps() {
        MainWindow main = window.window();
        Session session = window.session();
        return List.of(
                on("today", () -> main.openToday()),
                on("editor", () -> main.entries().edit(session.entries().newest().orElseThrow().id())),
                on("search", () -> {
                    main.entries().finishEditing();
                    session.search().textProperty().set("bow");
                }),
                on("more filters", () -> ((ToggleButton) window.scene().lookup("#more-filters")).fire()),
                on("found nothing", () -> {
                    ((ToggleButton) window.scene().lookup("#more-filters")).fire();
                    session.search().textProperty().set("zzzz");
                }),
                on("pieces", () -> {
                    session.search().clear();
                    main.go(Tabs.Place.PIECES);
                }),
                on("near duplicate", () -> {
                    session.pieces().addedProperty().set("Cello Suite no 1 · J. S. Bach");
                    session.pieces().add();
                }),
                on("lists", () -> {
                    session.pieces().addedProperty().set("");
                    main.openLists();
                    session.lists().model().listProperty().set(SampleLists.WARM_UP);
                }),
                on("progress", () -> main.go(Tabs.Place.PROGRESS)),
                new Step("history", this::history),
                new Step("conflict", this::conflict),
                on("waiting panel", () -> main.listWaiting()),
                new Step("settings appearance", () -> settings("#settings-appearance")),
                new Step("settings language", () -> page("#settings-language")),
                new Step("settings practice", () -> page("#settings-practice")),
                new Step("settings account", () -> {
                    page("#settings-account");
                    until(() -> session.sync().devices().lines().size() == 2);
                }),
                new Step("settings sync", () -> page("#settings-sync")),
                new Step("settings backups", () -> page("#settings-backups")),
                new Step("settings about", () -> page("#settings-about")),
                on("connect", () -> {
                    session.sync().connect().deviceNameProperty().set("Studio laptop");
                    main.openConnect();
                }),
                on("sign out", () -> main.openSignOut()),
                on("trash", () -> main.dialogs().openTrash()),
                new Step("tags", this::tags),
                new Step("import", this::importing),
                on("keys", () -> main.dialogs().openKeys()),
                on("quit question", () -> main.dialogs().askBeforeQuitting(() -> {
                })),
                on("running timer", () -> {
                    main.overlay().close();
                    main.openToday();
                    session.timer().start();
                }),
                on("problem", () -> {
                    session.timer().stop();
                    session.notices().failed(new StoreException(StoreException.Kind.DISK_FULL,
                            "The disk is full: the change was not saved.", null));
                }),
                on("trouble", () -> session.notices().act()),
                on("undo bar", () -> {
                    main.overlay().close();
                    session.deletes().delete(session.entries().newest().orElseThrow().id());
                }),
                on("offline", () -> {
                    // What the timer saved a moment ago stays deleted: the next walk begins as this one did
                    session.notices().dismiss();
                    ShownStatus.show(session.sync().status(), new SyncStatus.Offline(3, null));
                }));
    }

    private static Step on(String name, Runnable go) {
        return new Step(name, () -> HeadlessToolkit.run(go));
    }

    private void history() {
        HeadlessToolkit.run(() -> window.window().openHistory(window.session().entries().newest().orElseThrow().state()
                .key()));
    }

    private void conflict() {
        until(() -> !window.session().sync().conflicts().items().isEmpty());
        HeadlessToolkit.run(() -> {
            window.window().openSync();
            ((ListView<?>) window.scene().lookup("#conflict-list")).getSelectionModel().selectFirst();
        });
    }

    private void settings(String id) {
        HeadlessToolkit.run(window.window()::openSettings);
        page(id);
    }

    private void page(String id) {
        HeadlessToolkit.run(() -> ((ToggleButton) window.scene().lookup(id)).fire());
    }

    private void tags() {
        HeadlessToolkit.run(window.window().dialogs()::openTags);
        ListView<?> list = (ListView<?>) window.scene().lookup("#tags-list");
        until(() -> !list.getItems().isEmpty());
        HeadlessToolkit.run(list.getSelectionModel()::selectFirst);
    }

    private void importing() {
        try {
            Path report = Files.writeString(folder.resolve("toggl.csv"),
                    """
                            User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()
                            anna,a@b.org,,Elegy,,slow,No,2026-11-18,17:00:00,2026-11-18,17:30:00,00:30:00,,
                            anna,a@b.org,,Scales,,,No,someday,17:00:00,2026-11-19,17:20:00,00:20:00,,
                            """);
            HeadlessToolkit.run(() -> window.window().openImport(report));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        until(() -> window.session().importing().stepProperty().get() instanceof ImportStep.Preview);
    }

    private static void until(BooleanSupplier condition) {
        Awaitility.await().until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}

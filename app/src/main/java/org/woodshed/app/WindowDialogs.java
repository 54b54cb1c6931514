package org.woodshed.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.woodshed.app.bulk.BulkEditDialog;
import org.woodshed.app.bulk.TagsDialog;
import org.woodshed.app.conflicts.StrategyChoice;
import org.woodshed.app.controls.Overlay;
import org.woodshed.app.importing.ImportDialog;
import org.woodshed.app.notices.Trouble;
import org.woodshed.app.settings.AboutSection;
import org.woodshed.app.settings.AccountSection;
import org.woodshed.app.settings.AppearanceSection;
import org.woodshed.app.settings.BackupSection;
import org.woodshed.app.settings.ConnectDialog;
import org.woodshed.app.settings.LanguageSection;
import org.woodshed.app.settings.PracticeSection;
import org.woodshed.app.settings.SettingsDialog;
import org.woodshed.app.settings.SettingsViewModel;
import org.woodshed.app.settings.SignOutDialog;
import org.woodshed.app.settings.SyncSection;
import org.woodshed.app.syncstatus.ChipState;
import org.woodshed.app.text.Messages;
import org.woodshed.app.trash.TrashDialog;
import org.woodshed.model.EntityId;

/** Every dialog of the window, over its content. To be used on the JavaFX thread. */
final class WindowDialogs {
    private final Session session;
    private final SettingsViewModel settings;
    private final Overlay overlay = new Overlay();

    WindowDialogs(Session session, SettingsViewModel settings) {
        this.session = session;
        this.settings = settings;
    }

    /** The layer they open on. */
    Overlay overlay() {
        return overlay;
    }

    /** A dialog that is open has the keyboard to itself: does nothing then. */
    void whenFree(Runnable command) {
        if (!overlay.isOpen()) {
            command.run();
        }
    }

    void openConnect() {
        session.sync().connect().open();
        overlay.showDialog(new ConnectDialog(session.sync().connect(), overlay::close));
    }

    void openSignOut() {
        session.sync().signOut().open();
        overlay.showDialog(new SignOutDialog(session.sync().signOut(), overlay::close));
    }

    void chooseImport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("import.choose"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Messages.text("import.files"), "*.csv",
                "*.CSV"));
        File file = chooser.showOpenDialog(overlay.getScene().getWindow());
        if (file != null) {
            openImport(file.toPath());
        }
    }

    void openImport(Path file) {
        session.importing().open(file);
        overlay.showDialog(new ImportDialog(session.importing(), overlay::close));
    }

    /** Shows the fields that many entries can be given at once. */
    void openTogether(List<EntityId> entries) {
        session.many().together().open(entries);
        overlay.showDialog(new BulkEditDialog(session.many().together(), overlay::close));
    }

    void openTags() {
        session.many().tags().load();
        overlay.showDialog(new TagsDialog(session.many().tags(), overlay::close));
    }

    void openTrash() {
        session.trash().load();
        overlay.showDialog(new TrashDialog(session.trash(), overlay::close));
    }

    void openSettings() {
        session.sync().devices().load();
        session.settings().backups().load();
        SyncScreens sync = session.sync();
        overlay.showDialog(new SettingsDialog(overlay::close)
                .with("settings.appearance", new AppearanceSection(settings))
                .with("settings.language", new LanguageSection(settings))
                .with("settings.practice", new PracticeSection(session.settings().dayStart(), settings))
                .with("settings.account", new AccountSection(sync.devices(), sync.status().stateProperty()
                        .isEqualTo(ChipState.SIGNED_OUT), this::openConnect, this::openSignOut))
                .with("settings.sync", new SyncSection(sync.health(), new StrategyChoice(sync.strategy())))
                .with("settings.backups", new BackupSection(session.settings().backups()))
                .with("settings.about", new AboutSection(settings.folder())));
    }

    void openTrouble(Trouble trouble) {
        overlay.showDialog(new TroubleDialog(trouble, overlay::close));
    }

    void openKeys() {
        overlay.showDialog(new KeysHelp(overlay::close));
    }

    /** Asks what shall become of the running timer, then quits or stays. */
    void askBeforeQuitting(Runnable quit) {
        overlay.showDialog(new QuitQuestion(() -> {
            session.timer().stop();
            quit.run();
        }, () -> {
            session.timer().keepRunning();
            quit.run();
        }, overlay::close));
    }

    /** A panel below the top bar. */
    void showBelow(Region panel, double top) {
        overlay.showBelow(panel, top, 20);
    }
}

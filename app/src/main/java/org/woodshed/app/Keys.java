package org.woodshed.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.entries.EntriesView;
import org.woodshed.app.lists.ListsView;
import org.woodshed.app.text.Messages;

/** The keys of the window, one for each thing that is done often. Never a bare Space: people lean on it. */
final class Keys {
    static final KeyCombination START_STOP = shortcut(KeyCode.ENTER);
    static final KeyCombination SWITCH_PIECE = shortcut(KeyCode.K);
    static final KeyCombination PAUSE = shortcut(KeyCode.P);
    static final KeyCombination LOG_PAST = shortcut(KeyCode.L);
    static final KeyCombination FIND = shortcut(KeyCode.F);
    static final KeyCombination UNDO = shortcut(KeyCode.Z);
    static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    static final KeyCombination SYNC_NOW = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    static final KeyCombination SAVE = EntriesView.SAVE_KEYS;
    /** The tabs from left to right. */
    static final List<KeyCombination> TABS = Stream.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6).map(Keys::shortcut).toList();
    static final KeyCombination TICK = ListsView.TICK;
    static final KeyCombination SETTINGS = shortcut(KeyCode.COMMA);
    static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);

    private Keys() {}

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    /** Every key with what it does, in the order of the help. */
    static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        help.put(Controls.keyName(START_STOP), Messages.text("keys.startStop"));
        help.put(Controls.keyName(SWITCH_PIECE), Messages.text("keys.switchPiece"));
        help.put(Controls.keyName(PAUSE), Messages.text("keys.pause"));
        help.put(Controls.keyName(LOG_PAST), Messages.text("keys.logPast"));
        help.put(Controls.keyName(FIND), Messages.text("keys.find"));
        help.put(Controls.keyName(UNDO), Messages.text("keys.undo"));
        help.put(Controls.keyName(REDO), Messages.text("keys.redo"));
        help.put(Controls.keyName(SYNC_NOW), Messages.text("keys.syncNow"));
        help.put(Messages.text("keys.enter"), Messages.text("keys.edit"));
        help.put(Messages.text("keys.deleteKey"), Messages.text("keys.delete"));
        help.put(Controls.keyName(SAVE), Messages.text("keys.save"));
        help.put(Messages.text("keys.escape"), Messages.text("keys.cancel"));
        help.put(Messages.text("keys.tabKeys", Controls.keyName(TABS.getFirst()), TABS.size()),
                Messages.text("keys.tabs"));
        help.put(Messages.text("lists.keyMove"), Messages.text("lists.keyMoveText"));
        help.put(Controls.keyName(TICK), Messages.text("lists.keyTick"));
        help.put(Controls.keyName(SETTINGS), Messages.text("keys.settings"));
        help.put(Controls.keyName(HELP), Messages.text("keys.help"));
        return help;
    }
}

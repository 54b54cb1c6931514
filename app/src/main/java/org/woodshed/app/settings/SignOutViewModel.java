package org.woodshed.app.settings;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Reasons;
import org.woodshed.app.notices.Trouble;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.Threads;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.client.SyncControl;
import org.woodshed.client.SyncFigures;

/** Signing out: what would be left behind, and what becomes of it. Belongs to the screen's thread. */
public final class SignOutViewModel {
    private final SyncControl sync;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    public SignOutViewModel(SyncControl sync, Threads threads, NoticesViewModel notices) {
        this.sync = sync;
        this.threads = threads;
        this.notices = notices;
    }

    /** Gets ready to be shown: counts what is not at the server. */
    public void open() {
        problem.set("");
        threads.query(sync::figures, this::count, notices::failed);
    }

    private void count(SyncFigures figures) {
        waiting.set(Messages.text("signout.waiting", figures.pending() + figures.failed() + figures.conflicts()));
    }

    /** What is not at the server, in a sentence. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public void syncFirst(Runnable done) {
        signOut(new SignOut.SyncFirst(), done);
    }

    public void keep(Runnable done) {
        signOut(new SignOut.Keep(), done);
    }

    public void export(Path file, Runnable done) {
        signOut(new SignOut.Export(file), done);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void signOut(SignOut how, Runnable done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set("");
        sync.signOut(how).whenCompleteAsync((result, failure) -> {
            busy.set(false);
            if (failure != null) {
                Trouble trouble = Trouble.of(failure);
                problem.set(Messages.text("problem.coded", trouble.sentence(), trouble.code()));
            } else {
                ended(result, done);
            }
        }, threads.screen());
    }

    private void ended(SignOutResult result, Runnable done) {
        switch (result) {
            case SignOutResult.Done _,SignOutResult.NotSignedIn _ -> done.run();
            case SignOutResult.NotSynced not -> problem.set(Messages.text("signout.notSynced", not.waiting(), Reasons
                    .ofSync(not.code(), not.message())));
            case SignOutResult.Failed _ -> problem.set(Messages.text("signout.failed"));
        }
    }
}

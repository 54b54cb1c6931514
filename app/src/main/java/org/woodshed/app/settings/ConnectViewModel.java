package org.woodshed.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Reasons;
import org.woodshed.app.notices.Trouble;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.Threads;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.SyncControl;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.transport.Fingerprint;

/** Connecting a server: what is asked, what would be uploaded, and how it went. Belongs to the screen's thread. */
public final class ConnectViewModel {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private final SyncControl sync;
    private final Logbook logbook;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final StringProperty server = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty deviceName = new SimpleStringProperty("");
    private final BooleanProperty register = new SimpleBooleanProperty(false);
    private final BooleanProperty plainHttpAllowed = new SimpleBooleanProperty(false);
    private final BooleanProperty certificateTrusted = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<@Nullable Fingerprint> certificate = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper plainHttp = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    public ConnectViewModel(SyncControl sync, Logbook logbook, Threads threads, NoticesViewModel notices) {
        this.sync = sync;
        this.logbook = logbook;
        this.threads = threads;
        this.notices = notices;
        server.addListener((property, before, now) -> forgetAnswers(now));
    }

    /** What was said about one address is not said about another. */
    private void forgetAnswers(String typed) {
        URI address = address(typed.strip());
        plainHttp.set(address != null && isPlainBeyondThisLaptop(address));
        plainHttpAllowed.set(false);
        show(null);
    }

    private void show(@Nullable Fingerprint shown) {
        certificate.set(shown);
        certificateTrusted.set(false);
    }

    /** Gets ready to be shown: what is known is filled in, and what waits is counted. */
    public void open() {
        problem.set("");
        password.set("");
        threads.query(sync::figures, this::fill, notices::failed);
        threads.query(logbook::totals, totals -> preview.set(Messages.text("connect.preview", totals.entries(), totals
                .pieces())), notices::failed);
    }

    private void fill(SyncFigures figures) {
        String known = figures.server();
        String account = figures.email();
        if (known != null && server.get().isBlank()) {
            server.set(known);
        }
        if (account != null && email.get().isBlank()) {
            email.set(account);
        }
        if (deviceName.get().isBlank()) {
            deviceName.set(figures.deviceName());
        }
    }

    public StringProperty serverProperty() {
        return server;
    }

    public StringProperty emailProperty() {
        return email;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    public StringProperty deviceNameProperty() {
        return deviceName;
    }

    /** True to make a new account. */
    public BooleanProperty registerProperty() {
        return register;
    }

    /** True while the typed address is one over which everybody on the way can read everything. */
    public ReadOnlyBooleanProperty plainHttpProperty() {
        return plainHttp.getReadOnlyProperty();
    }

    /** Whether the person agrees to that. */
    public BooleanProperty plainHttpAllowedProperty() {
        return plainHttpAllowed;
    }

    /** The certificate that the server showed and that nobody has signed; null while there is none to look at. */
    public ReadOnlyObjectProperty<@Nullable Fingerprint> certificateProperty() {
        return certificate.getReadOnlyProperty();
    }

    /** Whether the person says yes to it. */
    public BooleanProperty certificateTrustedProperty() {
        return certificateTrusted;
    }

    /** What a first sync will upload. */
    public ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Connects, once at a time; {@code connected} is run on the screen's thread if it worked. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    public void connect(Runnable connected) {
        URI address = checked();
        if (busy.get() || address == null) {
            return;
        }
        busy.set(true);
        problem.set("");
        sync.connect(new ConnectRequest(address, email.get().strip(), password.get(), register.get(), deviceName.get()
                .strip()).trusting(certificateTrusted.get() ? certificate.get() : null).allowingPlainHttp(
                        plainHttpAllowed.get()))
                .whenCompleteAsync((result, failure) -> {
                    busy.set(false);
                    if (failure != null) {
                        problem.set(coded(Trouble.of(failure)));
                    } else {
                        ended(result, connected);
                    }
                }, threads.screen());
    }

    private static String coded(Trouble trouble) {
        return Messages.text("problem.coded", trouble.sentence(), trouble.code());
    }

    private void ended(ConnectResult result, Runnable connected) {
        switch (result) {
            case ConnectResult.Connected _ -> {
                password.set("");
                show(null);
                notices.show(Notice.news(Messages.text("connect.connected")));
                connected.run();
            }
            case ConnectResult.Refused refused -> problem.set(Messages.text("connect.refused", Reasons
                    .ofConnecting(refused.code(), refused.message()), refused.code()));
            case ConnectResult.Untrusted untrusted -> {
                show(untrusted.shown());
                problem.set(Messages.text(untrusted.changed() ? "connect.otherCertificate" : "connect.untrusted"));
            }
            case ConnectResult.NotReached missed -> problem.set(Messages.text("connect.notReached", Reasons
                    .ofConnecting(missed.code(), missed.message())));
        }
    }

    /** The address, or null after saying what is missing. */
    private @Nullable URI checked() {
        String missing = server.get().isBlank() ? "connect.needServer"
                : !email.get().contains("@")
                        ? "connect.needEmail"
                        : password.get().isEmpty() ? "connect.needPassword"
                                : deviceName.get().isBlank()
                                        ? "connect.needDevice"
                                        : "";
        if (!missing.isEmpty()) {
            problem.set(Messages.text(missing));
            return null;
        }
        URI address = address(server.get().strip());
        if (address == null) {
            problem.set(Messages.text("connect.badServer"));
        } else if (isPlainBeyondThisLaptop(address) && !plainHttpAllowed.get()) {
            problem.set(Messages.text("connect.plainHttp"));
            return null;
        }
        return address;
    }

    private static @Nullable URI address(String typed) {
        try {
            URI address = new URI(typed.contains("://") ? typed : "https://" + typed);
            String scheme = address.getScheme().toLowerCase(Locale.ROOT);
            boolean usable = address.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
            return usable ? address : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static boolean isPlainBeyondThisLaptop(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) && !LOOPBACK.contains(address.getHost().toLowerCase(
                Locale.ROOT));
    }
}

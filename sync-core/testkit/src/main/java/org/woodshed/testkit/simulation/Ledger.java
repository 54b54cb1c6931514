package org.woodshed.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;
import org.woodshed.server.storage.LogAccess;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.LogWrites;
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.Storage;

/**
 * Looks over the server's shoulder: sees whatever is written to a log at the moment it is committed, and holds it against
 * {@link LedgerRules}. Not thread-safe.
 */
final class Ledger {
    /** An entity of a user. */
    private record Page(UserId user, EntityKey key) {}

    private Map<Page, LedgerRules> pages = new HashMap<>();
    private @Nullable String broken;

    /** A storage that is watched. */
    Storage watching(Storage storage) {
        return new Through<>(Storage.class, storage).at("writeLog", (arguments, real) -> {
            UserId user = arguments[0] instanceof LogAccess access ? access.userId() : (UserId) arguments[0];
            List<LogWrites> written = new ArrayList<>();
            @SuppressWarnings("unchecked") // as Storage declares it
            Function<LogWriter, Object> work = (Function<LogWriter, Object>) arguments[1];
            Function<LogWriter, Object> watched = log -> work.apply(watching(log, written));
            Object result = real.call(arguments[0], watched);
            written.forEach(writes -> enter(user, writes));
            return result;
        }).part();
    }

    private static LogWriter watching(LogWriter log, List<LogWrites> written) {
        return new Through<>(LogWriter.class, log).at("write", (arguments, real) -> {
            written.add((LogWrites) arguments[0]);
            return real.call(arguments);
        }).part();
    }

    private void enter(UserId user, LogWrites writes) {
        for (LoggedChange change : writes.accepted()) {
            Optional<String> wrong =
                    pages.computeIfAbsent(new Page(user, change.change().key()), first -> new LedgerRules())
                            .enter(writes.author(), change);
            if (broken == null && wrong.isPresent()) {
                broken = wrong.get();
            }
        }
    }

    /** What it holds now. */
    Ledger copy() {
        Ledger copy = new Ledger();
        pages.forEach((page, rules) -> copy.pages.put(page, rules.copy()));
        return copy;
    }

    /** Forgets what was written since an earlier copy: the server has forgotten it too. */
    void goBackTo(Ledger earlier) {
        pages = earlier.copy().pages;
    }

    /** What was broken first. */
    Optional<String> broken() {
        return Optional.ofNullable(broken);
    }
}

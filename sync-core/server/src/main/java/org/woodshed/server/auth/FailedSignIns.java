package org.woodshed.server.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.woodshed.server.storage.AuditEvent;
import org.woodshed.server.storage.Storage;

/**
 * Remembers failed sign-ins for the audit, and writes them down a little later: an answer that waited for a write would
 * show by its time that the account exists. Thread-safe.
 */
final class FailedSignIns {
    private static final int MOST = 10_000;

    private final Storage storage;
    private final Queue<AuditEvent> unwritten = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    FailedSignIns(Storage storage) {
        this.storage = storage;
    }

    void add(AuditEvent failure) {
        // Sign-ins are limited by rate; the bound is for a database that does not take them any more.
        if (size.incrementAndGet() <= MOST) {
            unwritten.add(failure);
        } else {
            size.decrementAndGet();
        }
    }

    void write() {
        List<AuditEvent> taken = new ArrayList<>();
        for (AuditEvent event = unwritten.poll(); event != null; event = unwritten.poll()) {
            size.decrementAndGet();
            taken.add(event);
        }
        if (!taken.isEmpty()) {
            storage.writeAccounts(accounts -> {
                // An account may have been deleted since.
                taken.stream().filter(event -> accounts.account(event.userId()).isPresent()).forEach(accounts::audit);
                return true;
            });
        }
    }
}

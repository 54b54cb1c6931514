package org.woodshed.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.ListOperation;

/** What the server does for lists: takes each stamp once, refuses another payload under it, keeps one order. */
final class SharedLog {
    private final List<ListOperation> operations = new ArrayList<>();
    private final Map<ListOperation.Stamp, String> payloads = new HashMap<>();

    /** False if the stamp was used for another payload. */
    boolean push(ListOperation operation) {
        String payload = CanonicalJson.write(operation.payload());
        String known = payloads.putIfAbsent(operation.stamp(), payload);
        if (known == null) {
            operations.add(operation.at(operations.size() + 1));
        }
        return known == null || known.equals(payload);
    }

    List<ListOperation> all() {
        return operations;
    }

    int size() {
        return operations.size();
    }
}

package org.woodshed.server.storage;

import org.woodshed.model.ChangeId;

/** What is remembered of a change for as long as the account lives: enough to answer it again. */
public record RecordedChange(ChangeId changeId, String contentHash, long seq, long version) {}

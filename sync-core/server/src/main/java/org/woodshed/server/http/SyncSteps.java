package org.woodshed.server.http;

import org.woodshed.server.changes.DigestStep;
import org.woodshed.server.changes.HistoryStep;
import org.woodshed.server.changes.MigrateStep;
import org.woodshed.server.changes.SyncStep;
import org.woodshed.server.oplog.OperationService;
import org.woodshed.server.oplog.PullStep;
import org.woodshed.server.oplog.SnapshotStep;

/** What the sync routes hand requests on to. */
public record SyncSteps(SyncStep sync, DigestStep digest, HistoryStep history, MigrateStep migrate,
        OperationService operations, PullStep pull, SnapshotStep snapshots, StateSteps states) {}

package org.woodshed.server.ws;

import org.woodshed.server.changes.MutationStep;
import org.woodshed.server.changes.TimeCursor;
import org.woodshed.server.oplog.OperationService;

/**
 * What sockets hand messages on to.
 *
 * @param times for those who catch up without a cursor
 */
public record SocketSteps(MutationStep mutations, OperationService operations, TimeCursor times) {}

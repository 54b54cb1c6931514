package org.woodshed.server.maintenance;

import java.time.Instant;
import java.util.function.ToLongFunction;

/**
 * One thing that maintenance does.
 *
 * @param name for the log
 * @param work told what time it is, answers how many rows it took away or emptied; may be run on several nodes at once
 */
public record Task(String name, ToLongFunction<Instant> work) {}

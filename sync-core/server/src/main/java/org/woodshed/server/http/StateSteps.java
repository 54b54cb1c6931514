package org.woodshed.server.http;

import org.woodshed.server.v1.PullStep;
import org.woodshed.server.v1.PushStep;
import org.woodshed.server.v1.StatusStep;

/** What the routes of version 1 hand requests on to. */
public record StateSteps(PullStep pull, PushStep push, StatusStep status) {}

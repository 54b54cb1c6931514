/** Figures about a running server, in the form that Prometheus reads. None of them is about a single person. */
@NullMarked
package org.woodshed.server.metrics;

import org.jspecify.annotations.NullMarked;

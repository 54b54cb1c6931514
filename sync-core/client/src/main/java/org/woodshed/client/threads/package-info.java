/** What runs tasks: a thread of this machine, or the one of a simulation. */
@NullMarked
package org.woodshed.client.threads;

import org.jspecify.annotations.NullMarked;

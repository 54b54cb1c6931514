/** How synchronisation has been doing: counters, health, and the last events. Never personal text, never a token. */
@NullMarked
package org.woodshed.client.diagnostics;

import org.jspecify.annotations.NullMarked;

/** What a logbook offers its screens: commands that answer at once, queries, changes, timer. */
@NullMarked
package org.woodshed.client.logbook;

import org.jspecify.annotations.NullMarked;

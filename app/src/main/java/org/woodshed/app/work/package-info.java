/** On which thread what runs: background queries, and changes of the logbook brought to the screen's thread. */
@NullMarked
package org.woodshed.app.work;

import org.jspecify.annotations.NullMarked;

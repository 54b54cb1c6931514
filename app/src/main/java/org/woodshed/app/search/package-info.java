/** Finding anything in the whole logbook while one types: an index in memory, filters, saved searches. */
@NullMarked
package org.woodshed.app.search;

import org.jspecify.annotations.NullMarked;

/** Earlier states of entities: who changed what, and when. */
@NullMarked
package org.woodshed.client.history;

import org.jspecify.annotations.NullMarked;

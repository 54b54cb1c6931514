/**
 * Deltas, field versions, overlap detection and three-way merge. Pure functions over canonical entity data; the laptop
 * and the server run the same code, which is why both end with the same state.
 */
@NullMarked
package org.woodshed.merge;

import org.jspecify.annotations.NullMarked;

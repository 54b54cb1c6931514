/**
 * What laptop and server say to each other: wire records, the one JSON codec, digests and error codes.
 */
@NullMarked
package org.woodshed.protocol;

import org.jspecify.annotations.NullMarked;

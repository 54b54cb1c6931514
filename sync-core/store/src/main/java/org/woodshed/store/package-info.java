/** What the laptop's and the server's H2 files have in common. It knows nothing of what is in them. */
@NullMarked
package org.woodshed.store;

import org.jspecify.annotations.NullMarked;

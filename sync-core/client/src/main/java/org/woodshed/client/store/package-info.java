/** The local store: one H2 file, its migrations, its writer thread with group commit. */
@NullMarked
package org.woodshed.client.store;

import org.jspecify.annotations.NullMarked;

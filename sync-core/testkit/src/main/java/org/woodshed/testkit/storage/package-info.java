/** Databases for tests, and what every kind of server storage must do: each runs the same suites. */
@NullMarked
package org.woodshed.testkit.storage;

import org.jspecify.annotations.NullMarked;

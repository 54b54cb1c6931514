/** The storage suites on each kind of database. */
@NullMarked
package org.woodshed.testkit.storage;

import org.jspecify.annotations.NullMarked;

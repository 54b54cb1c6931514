/** What tests of every module share. */
@NullMarked
package org.woodshed.testkit;

import org.jspecify.annotations.NullMarked;

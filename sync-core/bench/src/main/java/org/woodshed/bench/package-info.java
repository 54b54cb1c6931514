/** What is measured, and how. */
@NullMarked
package org.woodshed.bench;

import org.jspecify.annotations.NullMarked;

/** The guided demonstration: a real server process, two laptops, a year of practice, everything counted. */
@NullMarked
package org.woodshed.app.tour;

import org.jspecify.annotations.NullMarked;

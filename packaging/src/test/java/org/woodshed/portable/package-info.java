/** What holds for the portable folder as it is handed to a musician or an operator. */
@NullMarked
package org.woodshed.portable;

import org.jspecify.annotations.NullMarked;

/** The rules that hold between modules and packages, and the proof that each rule can fail. */
@NullMarked
package org.woodshed.architecture;

import org.jspecify.annotations.NullMarked;

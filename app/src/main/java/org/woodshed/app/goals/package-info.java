/** Goals with what is reached of them, derived from practice; the week, and the streak. Quiet: nothing nags. */
@NullMarked
package org.woodshed.app.goals;

import org.jspecify.annotations.NullMarked;

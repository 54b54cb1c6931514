/** Words on the screen: the resource bundle, lengths, days, folding for search. No toolkit. */
@NullMarked
package org.woodshed.app.text;

import org.jspecify.annotations.NullMarked;

/** Connecting a server, appearance, and what the window remembers. */
@NullMarked
package org.woodshed.app.settings;

import org.jspecify.annotations.NullMarked;

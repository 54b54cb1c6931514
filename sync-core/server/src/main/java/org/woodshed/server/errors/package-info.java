/** What the server answers when it does not do what was asked. */
@NullMarked
package org.woodshed.server.errors;

import org.jspecify.annotations.NullMarked;

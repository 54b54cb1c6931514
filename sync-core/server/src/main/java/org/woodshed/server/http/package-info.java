/** The HTTP side: routes, bodies, error answers. */
@NullMarked
package org.woodshed.server.http;

import org.jspecify.annotations.NullMarked;

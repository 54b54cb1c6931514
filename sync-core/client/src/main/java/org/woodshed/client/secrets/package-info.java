/** Where tokens are kept on this laptop. */
@NullMarked
package org.woodshed.client.secrets;

import org.jspecify.annotations.NullMarked;

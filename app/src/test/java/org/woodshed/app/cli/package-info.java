@NullMarked
package org.woodshed.app.cli;

import org.jspecify.annotations.NullMarked;

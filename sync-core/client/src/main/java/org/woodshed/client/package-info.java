/** The laptop's half: opens a data folder and offers the logbook and its synchronisation to screens and command line. */
@NullMarked
package org.woodshed.client;

import org.jspecify.annotations.NullMarked;

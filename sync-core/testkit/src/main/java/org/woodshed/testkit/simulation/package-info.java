/**
 * Runs whole laptops and the server's own services in virtual time over a network that fails on purpose. What is simulated
 * is only threads, time and the wire: engine, merging, stores and SQL are the ones that ship. One seed makes one history.
 */
@NullMarked
package org.woodshed.testkit.simulation;

import org.jspecify.annotations.NullMarked;

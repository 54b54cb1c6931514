/** Accounts, passwords, tokens and devices: who is asking. */
@NullMarked
package org.woodshed.server.auth;

import org.jspecify.annotations.NullMarked;

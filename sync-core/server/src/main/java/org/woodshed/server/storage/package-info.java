/** What the server keeps, as the rest of it sees it: accounts, devices, tokens and one change log per user. */
@NullMarked
package org.woodshed.server.storage;

import org.jspecify.annotations.NullMarked;

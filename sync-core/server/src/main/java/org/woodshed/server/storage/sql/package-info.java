/** The one implementation of storage, in SQL that H2 and PostgreSQL both run. */
@NullMarked
package org.woodshed.server.storage.sql;

import org.jspecify.annotations.NullMarked;

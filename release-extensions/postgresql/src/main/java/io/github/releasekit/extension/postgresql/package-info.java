/** Ledgers of many repositories in PostgreSQL, by plain JDBC; Flyway makes the tables. */
@NullMarked
package io.github.releasekit.extension.postgresql;

import org.jspecify.annotations.NullMarked;

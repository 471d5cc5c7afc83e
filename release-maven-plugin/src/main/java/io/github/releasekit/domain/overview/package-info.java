/** What is on record, put together for people who want to see where things stand. */
@NullMarked
package io.github.releasekit.domain.overview;

import org.jspecify.annotations.NullMarked;

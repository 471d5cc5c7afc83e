/** What a repository must satisfy before it is released. */
@NullMarked
package io.github.releasekit.domain.gate;

import org.jspecify.annotations.NullMarked;

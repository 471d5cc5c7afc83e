/** Versions, bumps and the tags that carry them. */
@NullMarked
package io.github.releasekit.domain.version;

import org.jspecify.annotations.NullMarked;

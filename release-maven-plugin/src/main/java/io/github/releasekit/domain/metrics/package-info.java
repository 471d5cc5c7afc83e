/** Figures about releases. */
@NullMarked
package io.github.releasekit.domain.metrics;

import org.jspecify.annotations.NullMarked;

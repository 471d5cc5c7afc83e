/** The decision: what would be released, and why. */
@NullMarked
package io.github.releasekit.domain.plan;

import org.jspecify.annotations.NullMarked;

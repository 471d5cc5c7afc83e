/** What was found: the immutable input of every decision. */
@NullMarked
package io.github.releasekit.domain.fact;

import org.jspecify.annotations.NullMarked;

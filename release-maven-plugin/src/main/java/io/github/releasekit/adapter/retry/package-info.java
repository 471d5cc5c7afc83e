/** Trying again what may succeed the next time (R6). */
@NullMarked
package io.github.releasekit.adapter.retry;

import org.jspecify.annotations.NullMarked;

/** Change requests, how they are scored and voted on, and what they allow (G9). */
@NullMarked
package io.github.releasekit.domain.change;

import org.jspecify.annotations.NullMarked;

/** What a release must satisfy, and how that is judged. */
@NullMarked
package io.github.releasekit.domain.gate;

import org.jspecify.annotations.NullMarked;

/** What a build must have produced before it is released (G2), by the reports that it wrote. */
@NullMarked
package io.github.releasekit.domain.gate.result;

import org.jspecify.annotations.NullMarked;

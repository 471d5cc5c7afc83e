/** Who has to agree to a release, and who has (G8). */
@NullMarked
package io.github.releasekit.domain.approval;

import org.jspecify.annotations.NullMarked;

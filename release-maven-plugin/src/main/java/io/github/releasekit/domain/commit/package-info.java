/** Commits and what their messages ask for. */
@NullMarked
package io.github.releasekit.domain.commit;

import org.jspecify.annotations.NullMarked;

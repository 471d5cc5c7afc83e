/** Keys of statements that release-kit signs and verifies itself. */
@NullMarked
package io.github.releasekit.domain.key;

import org.jspecify.annotations.NullMarked;

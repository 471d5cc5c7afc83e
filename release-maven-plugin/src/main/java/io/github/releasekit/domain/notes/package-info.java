/** What release notes say of a version. */
@NullMarked
package io.github.releasekit.domain.notes;

import org.jspecify.annotations.NullMarked;

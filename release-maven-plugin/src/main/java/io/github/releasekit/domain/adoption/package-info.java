/** What a project has for releases that release-kit takes the place of, and what becomes of it. */
@NullMarked
package io.github.releasekit.domain.adoption;

import org.jspecify.annotations.NullMarked;

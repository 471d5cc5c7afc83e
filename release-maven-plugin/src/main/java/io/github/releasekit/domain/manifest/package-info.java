/** The release manifest, a fold of the events. */
@NullMarked
package io.github.releasekit.domain.manifest;

import org.jspecify.annotations.NullMarked;

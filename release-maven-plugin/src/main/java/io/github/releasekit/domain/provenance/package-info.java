/** Where a release comes from, as a signed statement of in-toto (X3). */
@NullMarked
package io.github.releasekit.domain.provenance;

import org.jspecify.annotations.NullMarked;

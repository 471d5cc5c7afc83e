/** Reports that build tools write. */
@NullMarked
package io.github.releasekit.adapter.report;

import org.jspecify.annotations.NullMarked;

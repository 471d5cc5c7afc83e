/** The dashboard: one page of HTML about the releases of a repository. */
@NullMarked
package io.github.releasekit.adapter.dashboard;

import org.jspecify.annotations.NullMarked;

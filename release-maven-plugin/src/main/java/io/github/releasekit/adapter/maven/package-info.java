/** The reactor, the inner build, staging and deployment. */
@NullMarked
package io.github.releasekit.adapter.maven;

import org.jspecify.annotations.NullMarked;

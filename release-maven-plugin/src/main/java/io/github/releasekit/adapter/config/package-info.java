/** release-kit.yml. */
@NullMarked
package io.github.releasekit.adapter.config;

import org.jspecify.annotations.NullMarked;

/** Registries that releases are published to and that are no Maven repositories. */
@NullMarked
package io.github.releasekit.adapter.registry;

import org.jspecify.annotations.NullMarked;

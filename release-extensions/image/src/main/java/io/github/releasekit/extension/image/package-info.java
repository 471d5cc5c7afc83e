/** Container images: layers by jib, registries by the OCI distribution specification. */
@NullMarked
package io.github.releasekit.extension.image;

import org.jspecify.annotations.NullMarked;

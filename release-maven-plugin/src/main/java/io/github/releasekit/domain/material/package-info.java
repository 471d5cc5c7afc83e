/** What a release is built from and with, as Maven has resolved it, and its bill of materials. */
@NullMarked
package io.github.releasekit.domain.material;

import org.jspecify.annotations.NullMarked;

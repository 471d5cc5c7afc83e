/** Where releases go besides Maven repositories, and who is told of them. */
@NullMarked
package io.github.releasekit.domain.channel;

import org.jspecify.annotations.NullMarked;

/** API comparison by japicmp. */
@NullMarked
package io.github.releasekit.extension.japicmp;

import org.jspecify.annotations.NullMarked;

/** One effect each, and the pipeline that runs them. */
@NullMarked
package io.github.releasekit.step;

import org.jspecify.annotations.NullMarked;

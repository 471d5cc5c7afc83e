/** The wiring of each goal, a list of steps on one page. */
@NullMarked
package io.github.releasekit.goal;

import org.jspecify.annotations.NullMarked;

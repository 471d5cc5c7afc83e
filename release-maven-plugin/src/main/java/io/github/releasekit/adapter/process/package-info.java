/** Programs run as processes, under a deadline. */
@NullMarked
package io.github.releasekit.adapter.process;

import org.jspecify.annotations.NullMarked;

/** What a run says, for programs (T7). */
@NullMarked
package io.github.releasekit.adapter.log;

import org.jspecify.annotations.NullMarked;

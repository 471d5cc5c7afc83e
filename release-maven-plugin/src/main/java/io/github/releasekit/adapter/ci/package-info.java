/** CI systems: what they tell builds about themselves. */
@NullMarked
package io.github.releasekit.adapter.ci;

import org.jspecify.annotations.NullMarked;

/** Templates, by Velocity with everything dangerous switched off. */
@NullMarked
package io.github.releasekit.adapter.template;

import org.jspecify.annotations.NullMarked;

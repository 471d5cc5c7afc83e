/** Where releases run, whether they may go there, and what breaks there (D1, T5). */
@NullMarked
package io.github.releasekit.domain.deployment;

import org.jspecify.annotations.NullMarked;

/** The vocabulary of a release: pure values and decisions, without I/O and without a clock. */
@NullMarked
package io.github.releasekit.domain;

import org.jspecify.annotations.NullMarked;

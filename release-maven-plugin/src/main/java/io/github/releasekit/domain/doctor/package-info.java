/** What is found of the place that releases are made in, decided from facts. */
@NullMarked
package io.github.releasekit.domain.doctor;

import org.jspecify.annotations.NullMarked;

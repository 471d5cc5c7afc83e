/** What a repository must satisfy before it is released (G1). */
@NullMarked
package io.github.releasekit.domain.gate.repository;

import org.jspecify.annotations.NullMarked;

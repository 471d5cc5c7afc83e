/** What optional modules of release-kit provide, and how they are found (ADR 7). */
@NullMarked
package io.github.releasekit.extension;

import org.jspecify.annotations.NullMarked;

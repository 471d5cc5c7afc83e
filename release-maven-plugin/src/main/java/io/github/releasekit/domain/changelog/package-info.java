/** CHANGELOG.md in Keep a Changelog 1.1.0 form. */
@NullMarked
package io.github.releasekit.domain.changelog;

import org.jspecify.annotations.NullMarked;

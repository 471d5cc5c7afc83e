/** Where the versions stand in a POM. */
@NullMarked
package io.github.releasekit.adapter.pom;

import org.jspecify.annotations.NullMarked;

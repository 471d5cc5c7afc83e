/** A small HTTP server on top of the JDK's, closed to whoever is not meant (T3, T4). */
@NullMarked
package io.github.releasekit.adapter.server;

import org.jspecify.annotations.NullMarked;

/** What is done to files on every system alike. */
@NullMarked
package io.github.releasekit.adapter.file;

import org.jspecify.annotations.NullMarked;

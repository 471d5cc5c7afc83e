/** Markdown read and rendered with commonmark. */
@NullMarked
package io.github.releasekit.adapter.markdown;

import org.jspecify.annotations.NullMarked;

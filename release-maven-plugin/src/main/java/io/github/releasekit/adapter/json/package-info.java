/** JSON documents, by Jackson. */
@NullMarked
package io.github.releasekit.adapter.json;

import org.jspecify.annotations.NullMarked;

/** Questions to web servers. */
@NullMarked
package io.github.releasekit.adapter.http;

import org.jspecify.annotations.NullMarked;

/** Documents in HTML, in which text from outside stays text. */
@NullMarked
package io.github.releasekit.adapter.html;

import org.jspecify.annotations.NullMarked;

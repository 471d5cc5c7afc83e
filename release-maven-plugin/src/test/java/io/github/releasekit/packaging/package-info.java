/** What the build does to the plugin's jar; nothing of it is shipped. */
@NullMarked
package io.github.releasekit.packaging;

import org.jspecify.annotations.NullMarked;

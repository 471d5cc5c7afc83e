/** A class a kind of channel: what it asks and changes in the world. */
@NullMarked
package io.github.releasekit.channel;

import org.jspecify.annotations.NullMarked;

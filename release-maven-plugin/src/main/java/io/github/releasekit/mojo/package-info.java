/** Maven's door: parameters in, one translation of exceptions out. */
@NullMarked
package io.github.releasekit.mojo;

import org.jspecify.annotations.NullMarked;

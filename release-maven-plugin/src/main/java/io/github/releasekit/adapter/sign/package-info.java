/** Signatures on what git keeps, made by the programs that git itself calls. */
@NullMarked
package io.github.releasekit.adapter.sign;

import org.jspecify.annotations.NullMarked;

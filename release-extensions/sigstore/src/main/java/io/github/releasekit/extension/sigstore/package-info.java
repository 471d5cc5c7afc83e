/** Signatures by Sigstore, of sigstore-java. */
@NullMarked
package io.github.releasekit.extension.sigstore;

import org.jspecify.annotations.NullMarked;

/** Bills of materials by the libraries of CycloneDX and SPDX. */
@NullMarked
package io.github.releasekit.extension.sbom;

import org.jspecify.annotations.NullMarked;

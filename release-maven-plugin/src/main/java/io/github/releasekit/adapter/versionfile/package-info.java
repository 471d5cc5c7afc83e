/** Where the version stands in files other than POMs. */
@NullMarked
package io.github.releasekit.adapter.versionfile;

import org.jspecify.annotations.NullMarked;

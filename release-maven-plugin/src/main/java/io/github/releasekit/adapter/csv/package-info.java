/** Tables as spreadsheets and scripts read them. */
@NullMarked
package io.github.releasekit.adapter.csv;

import org.jspecify.annotations.NullMarked;

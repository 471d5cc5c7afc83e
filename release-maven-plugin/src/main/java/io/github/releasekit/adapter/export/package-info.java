/** Tells other systems what the ledger has come to hold (T7). */
@NullMarked
package io.github.releasekit.adapter.export;

import org.jspecify.annotations.NullMarked;

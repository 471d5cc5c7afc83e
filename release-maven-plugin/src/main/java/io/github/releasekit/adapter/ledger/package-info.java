/** The journal of a running release and the ledger of all releases. */
@NullMarked
package io.github.releasekit.adapter.ledger;

import org.jspecify.annotations.NullMarked;

/** What happened: events of a running release and of the ledger. */
@NullMarked
package io.github.releasekit.domain.event;

import org.jspecify.annotations.NullMarked;

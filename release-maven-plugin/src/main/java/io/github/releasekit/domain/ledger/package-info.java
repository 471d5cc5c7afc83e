/** What is on record of many releases, and what is asked of it. */
@NullMarked
package io.github.releasekit.domain.ledger;

import org.jspecify.annotations.NullMarked;

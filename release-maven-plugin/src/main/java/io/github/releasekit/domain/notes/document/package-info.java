/** Documents about releases: plans, checklists, reviews and summaries. */
@NullMarked
package io.github.releasekit.domain.notes.document;

import org.jspecify.annotations.NullMarked;

/** Jira, of Atlassian's cloud or of one's own. */
@NullMarked
package io.github.releasekit.adapter.jira;

import org.jspecify.annotations.NullMarked;

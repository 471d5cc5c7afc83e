/** The git repository, by JGit for objects and by the user's git for transport. */
@NullMarked
package io.github.releasekit.adapter.git;

import org.jspecify.annotations.NullMarked;

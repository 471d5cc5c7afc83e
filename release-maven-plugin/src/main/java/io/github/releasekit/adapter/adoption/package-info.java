/** What stands in a project's files about releases, and the files that release-kit adds to it. */
@NullMarked
package io.github.releasekit.adapter.adoption;

import org.jspecify.annotations.NullMarked;

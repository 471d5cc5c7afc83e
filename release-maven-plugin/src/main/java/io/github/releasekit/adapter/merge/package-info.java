/** Brings branches together by what their versions and changelogs mean. */
@NullMarked
package io.github.releasekit.adapter.merge;

import org.jspecify.annotations.NullMarked;

/**
 * Forges, by their REST APIs: releases, issues, runs of CI, changes of files, requests to merge.
 */
@NullMarked
package io.github.releasekit.adapter.forge;

import org.jspecify.annotations.NullMarked;

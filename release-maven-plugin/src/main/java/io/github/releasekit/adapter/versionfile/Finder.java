package io.github.releasekit.adapter.versionfile;

import java.util.List;

/** Finds where a version stands in a file of one format. */
interface Finder {

  /**
   * @return the version's characters as they are written, without quotes; empty when there is none
   * @throws io.github.releasekit.domain.ReleaseException when the file is not of the format
   */
  List<Span> find(TextFile file);
}

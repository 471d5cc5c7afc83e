package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.result.Documents.Place;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import java.util.List;

/** What is found out of a release itself, before it is published. */
public interface ReleaseResults {

  /** The paths of the files that the release commit has, with {@code /}. */
  List<String> paths();

  /** Places in documents at which the version of the last release still stands. */
  List<Place> oldVersions();

  /** Whether the changelog says nothing of the release. */
  boolean isChangelogEmpty();

  /** Builds the release again, elsewhere, and compares. */
  Rebuild rebuild();

  /**
   * Resolves what is staged from an empty local repository, and builds the examples of a gate with
   * it.
   */
  Packages packages(PackageGate gate);

  /** The modules that are to be published. */
  List<Publication> publications();

  /** Compares the API of what is staged with that of the release before it. */
  ApiChanges api(ApiCompatibilityGate gate);
}

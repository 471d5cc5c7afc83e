package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.version.Bump;
import java.util.Optional;

/**
 * What was typed for this run; all may be empty.
 *
 * @param bump {@code -Dbump=}
 * @param releaseVersion {@code -DreleaseVersion=}
 * @param developmentVersion {@code -DdevelopmentVersion=}
 * @param tag {@code -Dtag=}
 * @param preRelease {@code -Dprerelease=}, the label of a pre-release: {@code rc}
 * @param severity {@code -Dseverity=}: the release is a hotfix
 * @param skips {@code -Drelease-kit.skipGates=}
 * @param adopt {@code -Dadopt}: a changelog that is not of the form is kept below a new head
 */
public record ReleaseRequest(
    Optional<Bump> bump,
    Optional<String> releaseVersion,
    Optional<String> developmentVersion,
    Optional<String> tag,
    Optional<String> preRelease,
    Optional<String> severity,
    Optional<GateSkips> skips,
    boolean adopt) {

  public static final ReleaseRequest DEFAULT =
      new ReleaseRequest(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /** Of a release that is no hotfix, and that is judged by every gate. */
  public ReleaseRequest(
      Optional<Bump> bump,
      Optional<String> releaseVersion,
      Optional<String> developmentVersion,
      Optional<String> tag,
      Optional<String> preRelease,
      boolean adopt) {
    this(
        bump,
        releaseVersion,
        developmentVersion,
        tag,
        preRelease,
        Optional.empty(),
        Optional.empty(),
        adopt);
  }

  /** A person named the version or the bump, so that commits need not ask for a release. */
  public boolean forced() {
    return bump.isPresent() || releaseVersion.isPresent();
  }
}

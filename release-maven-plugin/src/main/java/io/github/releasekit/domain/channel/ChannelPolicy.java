package io.github.releasekit.domain.channel;

import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A channel of {@code release-kit.yml}: where a release goes besides Maven repositories (P2, P4 to
 * P10, N2).
 *
 * @param id its key there, stored in journals and ledgers
 * @param required whether a release waits for it; else its failure is told and recorded
 * @param releaseTypes of releases that go there; empty for all
 * @param preReleases whether pre-releases do
 * @param credentials names the user, in the environment or settings.xml; empty for the default of
 *     the target
 */
public record ChannelPolicy(
    String id,
    boolean required,
    Set<Bump> releaseTypes,
    PreReleases preReleases,
    Optional<String> credentials,
    Target target) {

  /** Which releases go somewhere, by whether they are pre-releases. */
  public enum PreReleases {
    /** Those, and final releases. */
    ALSO,
    /** Final releases only. */
    NEVER,
    /** Those only. */
    ONLY;

    /** The word as {@code release-kit.yml} has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What kind of place it is, with what it needs to know. */
  public sealed interface Target
      permits CommandTarget,
          DependentsTarget,
          ForgeTarget,
          HomebrewTarget,
          ImageTarget,
          JiraTarget,
          WorkflowTarget {}

  public ChannelPolicy {
    releaseTypes = Set.copyOf(releaseTypes);
  }

  /**
   * Whether a release goes there.
   *
   * @param type what it is to those who use the release before
   */
  public boolean appliesTo(Version version, Bump type) {
    boolean preRelease = version.isPreRelease();
    return (releaseTypes.isEmpty() || releaseTypes.contains(type))
        && (preRelease ? preReleases != PreReleases.NEVER : preReleases != PreReleases.ONLY);
  }
}

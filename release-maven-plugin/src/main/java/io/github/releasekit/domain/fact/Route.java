package io.github.releasekit.domain.fact;

import java.util.List;
import java.util.Optional;

/**
 * The way of a release through branches other than the one that HEAD is on (B1, B2): where it is
 * made, and which branches it is merged into afterwards.
 *
 * @param onto the branch that gets the release commit, and where it is now
 * @param merged the branch that is merged into it before; empty where the release is made on the
 *     branch itself
 * @param base the commit that the release is made on top of; of a branch that is merged a merge
 *     commit that no ref points to
 * @param conflicts files that this merge cannot bring together; {@code base} is the merged branch
 *     itself then
 * @param landing how the release commit gets onto the branch
 * @param developing whether development goes on on {@code onto}, by a next-development commit
 * @param forwards the branches that the release is merged into
 * @param removed the branch that is deleted with it
 */
public record Route(
    Head onto,
    Optional<Head> merged,
    String base,
    List<String> conflicts,
    Landing landing,
    boolean developing,
    List<Forward> forwards,
    Optional<Head> removed) {

  /** How the release commit gets onto its branch. */
  public sealed interface Landing {

    /** With the release, by its push. */
    record Pushed() implements Landing {}

    /** Before the release: people are asked to merge it, by a request on the forge (R9). */
    record Proposed() implements Landing {}

    /**
     * Before the release: people have merged it.
     *
     * @param commit the release commit
     * @param proposal the branch by which it was proposed, where it is still there; deleted with
     *     the release
     */
    record Merged(String commit, Optional<Head> proposal) implements Landing {}
  }

  /**
   * A branch.
   *
   * @param ref its full name
   * @param commit where it is, on the remote where that is pushed to
   */
  public record Head(String ref, String commit) {

    /** {@code main}. */
    public String name() {
      return Branching.shortName(ref);
    }
  }

  /**
   * A branch that the release is merged into.
   *
   * @param version that its POM has now; empty text where that cannot be read
   * @param conflicts files that the merge cannot bring together
   * @param requested whether people are asked to merge it, by a request on the forge
   */
  public record Forward(Head into, String version, List<String> conflicts, boolean requested) {
    public Forward {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Whether the release commit gets onto its branch with the release. */
  public boolean pushed() {
    return landing instanceof Landing.Pushed;
  }

  /** The branch that takes the release by a request: the one that it is made on, or merged into. */
  public String into() {
    return pushed() && !forwards.isEmpty() ? forwards.get(0).into().name() : onto.name();
  }

  /** Whether the release is proposed now, and made when people have merged it. */
  public boolean proposed() {
    return landing instanceof Landing.Proposed;
  }

  /** The branch by which a release was proposed, where it is still there. */
  public Optional<Head> proposal() {
    return landing instanceof Landing.Merged merged ? merged.proposal() : Optional.empty();
  }

  /** Whether people are asked to merge the release into a branch. */
  public boolean requested() {
    return forwards.stream().anyMatch(Forward::requested);
  }

  /** The release commit, where people have merged it. */
  public Optional<String> released() {
    return landing instanceof Landing.Merged merged
        ? Optional.of(merged.commit())
        : Optional.empty();
  }

  /** The branch that the changes were made on: the merged one, also where that was done before. */
  public Head source() {
    return released().isPresent() ? onto : merged.or(() -> removed).orElse(onto);
  }

  public Route {
    conflicts = List.copyOf(conflicts);
    forwards = List.copyOf(forwards);
  }
}

package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Model;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tag exists neither here nor on the remote, no other stands in its way, and no other branch
 * there is for its release.
 *
 * <p>Configured by {@code tagNameFormat}.
 */
final class TagFreeGate implements RepositoryGate {

  private static final String TAGS = "refs/tags/";
  private static final String HEADS = "refs/heads/";

  @Override
  public String id() {
    return "tag-free";
  }

  @Override
  public GateResult judge(Snapshot snapshot, Candidate candidate) {
    List<Finding> findings = new ArrayList<>();
    String tag = candidate.tag();
    boolean remote = snapshot.remote().flatMap(r -> r.find(TAGS + tag)).isPresent();
    boolean here = snapshot.history().tags().contains(tag);
    if (remote) {
      findings.add(
          new Finding(
              "tag " + tag + " exists on " + snapshot.remote().get().name(),
              (here
                      ? ""
                      : "it came meanwhile: git pull --tags, and let the next version be found, or ")
                  + another(candidate)));
    } else if (here) {
      findings.add(
          new Finding(
              "tag " + tag + " exists in this clone only",
              "git tag -d " + tag + " if it is a leftover, or " + another(candidate)));
    }
    findings.addAll(others(snapshot, candidate));
    neighbours(snapshot)
        .filter(other -> other.startsWith(tag + "/") || tag.startsWith(other + "/"))
        .sorted()
        .findFirst()
        .ifPresent(
            other ->
                findings.add(
                    new Finding(
                        "tag "
                            + tag
                            + " cannot stand beside tag "
                            + other
                            + ": git takes one of"
                            + " them for a directory",
                        "name it otherwise, with tagNameFormat in release-kit.yml or -Dtag=")));
    return GateResult.of(id(), findings, tag);
  }

  /** How to get to a version that nobody has. */
  private static String another(Candidate candidate) {
    return candidate.version().isPreRelease()
        ? "leave -DreleaseVersion out, so that -Dprerelease= finds the next number"
        : "name another version, such as -DreleaseVersion=" + candidate.version().following();
  }

  /** Branches of the remote that are for the same release, by their names. */
  private static List<Finding> others(Snapshot snapshot, Candidate candidate) {
    if (snapshot.route().flatMap(Route::released).isPresent()) {
      return List.of();
    }
    Branching branching = snapshot.policy().branching();
    TagFormat format = snapshot.tagFormat();
    Version version = candidate.version().withoutQualifiers();
    Map<String, String> refs = snapshot.remote().map(Remote::refs).orElse(Map.of());
    List<Finding> findings = new ArrayList<>();
    for (String ref : new TreeSet<>(refs.keySet())) {
      if (ref.startsWith(HEADS)
          && !isOwn(snapshot, ref)
          && purpose(snapshot.policy(), ref)
              .flatMap(format::parse)
              .map(Version::withoutQualifiers)
              .filter(version::equals)
              .isPresent()) {
        findings.add(other(snapshot, branching.role(ref), Branching.shortName(ref), version));
      }
    }
    return findings;
  }

  /** What the name of a branch says after its prefix; empty where that is no other's release. */
  private static Optional<String> purpose(Policy policy, String ref) {
    Branching branching = policy.branching();
    String name = Branching.shortName(ref);
    return switch (branching.role(ref)) {
      case HOTFIX -> Optional.of(name.substring(branching.hotfix().length()));
      case RELEASE ->
          branching.model() == Model.TRUNK || policy.byPullRequest()
              ? Optional.empty()
              : Optional.of(name.substring(branching.release().length()));
      default -> Optional.empty();
    };
  }

  private static boolean isOwn(Snapshot snapshot, String ref) {
    return snapshot.source().filter(ref::equals).isPresent()
        || snapshot
            .route()
            .flatMap(Route::removed)
            .filter(head -> head.ref().equals(ref))
            .isPresent();
  }

  private static Finding other(Snapshot snapshot, Role role, String branch, Version version) {
    String remote = snapshot.remote().orElseThrow().name();
    String name = ShellWord.of(branch);
    return new Finding(
        "branch " + PlainText.line(branch) + " on " + remote + " is for " + version + " too",
        "release it from there: git switch "
            + name
            + ", mvn release-kit:"
            + (role == Role.HOTFIX ? "hotfix" : "branch")
            + "-finish; or name another version, such as -DreleaseVersion="
            + version.following()
            + "; or where it was given up: git push "
            + ShellWord.of(remote)
            + " --delete "
            + name);
  }

  private static Stream<String> neighbours(Snapshot snapshot) {
    return Stream.concat(
            snapshot.history().tags().stream(),
            snapshot.remote().stream()
                .flatMap(remote -> remote.refs().keySet().stream())
                .filter(ref -> ref.startsWith(TAGS))
                .map(ref -> ref.substring(TAGS.length())))
        .distinct();
  }
}

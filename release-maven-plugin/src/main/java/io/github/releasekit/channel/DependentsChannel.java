package io.github.releasekit.channel;

import io.github.releasekit.adapter.forge.Changes;
import io.github.releasekit.adapter.forge.Changes.Proposal;
import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.pom.UsedVersion;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.DependentsTarget.Dependent;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.event.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Repositories that use what was released, each with a pull request that raises the version in its
 * POM, or an issue that asks for it (P10).
 */
public final class DependentsChannel implements Channel {

  private final String id;
  private final DependentsTarget target;
  private final Function<ForgeTarget.Address, Forge> forges;

  public DependentsChannel(
      String id, DependentsTarget target, Function<ForgeTarget.Address, Forge> forges) {
    this.id = id;
    this.target = target;
    this.forges = forges;
  }

  @Override
  public void requireReady() {
    target.dependents().forEach(dependent -> forges.apply(dependent.address()));
  }

  @Override
  public String intent(Release release) {
    return "propose "
        + release.manifest().version()
        + " to "
        + target.dependents().stream()
            .map(DependentsChannel::name)
            .collect(Collectors.joining(", "));
  }

  /** Each is asked when it is proposed to, which changes nothing the second time. */
  @Override
  public Observation observe(Release release) {
    return Observation.UNKNOWN;
  }

  /**
   * @return failed where it could be proposed to some only, with where it was
   * @throws ReleaseException when it could be proposed to none, once all were tried
   */
  @Override
  public Delivery deliver(Release release) {
    List<String> urls = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    ReleaseException first = null;
    for (Dependent dependent : target.dependents()) {
      try {
        propose(release, dependent).ifPresent(urls::add);
      } catch (ReleaseException e) {
        failures.add(name(dependent) + ": " + e.problem());
        first = first == null ? e : first;
      }
    }
    if (first != null && !urls.isEmpty()) {
      String detail = String.join("; ", failures) + "; " + first.remedy();
      return new Delivery(id, Outcome.FAILED, String.join(" ", urls), "", "", detail);
    }
    if (first != null) {
      throw new ReleaseException(String.join("; ", failures), first.remedy(), first);
    }
    return urls.isEmpty()
        ? Delivery.without(id, Outcome.SKIPPED, "no POM of them names a lower version")
        : Delivery.delivered(id, String.join(" ", urls), "");
  }

  /** Where it is proposed; empty where there is nothing to propose. */
  private Optional<String> propose(Release release, Dependent dependent) {
    Forge forge = forges.apply(dependent.address());
    Changes changes = forge.changes();
    String branch = branch(release);
    Optional<Proposal> there = target.asIssue() ? Optional.empty() : changes.find(branch);
    if (there.isPresent()) {
      return Optional.of(there.get().url());
    }
    String base = dependent.branch().isEmpty() ? changes.defaultBranch() : dependent.branch();
    byte[] content =
        changes
            .file(base, dependent.file())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "there is no " + dependent.file() + " on " + base,
                        "correct 'file' or 'branch' of channel '" + id + "' in release-kit.yml"));
    byte[] raised = UsedVersion.raise(dependent.file(), content, keys(release), release.version());
    if (Arrays.equals(content, raised)) {
      return Optional.empty();
    }
    String title = title(release);
    String text = "Released: " + release.manifest().project() + " " + release.manifest().version();
    if (target.asIssue()) {
      return Optional.of(forge.issues().open(title, text).url());
    }
    return Optional.of(
        changes.propose(base, branch, dependent.file(), raised, title, title, text).url());
  }

  private static String branch(Release release) {
    return release.filledIn("release-kit/@{artifactId}-@{version}");
  }

  private static String title(Release release) {
    return release.filledIn("build: @{artifactId} @{version}");
  }

  /** The released artifacts, {@code groupId:artifactId}. */
  private static Set<String> keys(Release release) {
    return release.files().stream()
        .map(artifact -> artifact.path().split("/"))
        .filter(names -> names.length > 3)
        .map(
            names ->
                String.join(".", List.of(names).subList(0, names.length - 3))
                    + ":"
                    + names[names.length - 3])
        .collect(Collectors.toSet());
  }

  private static String name(Dependent dependent) {
    return dependent.address().repository().orElse("");
  }

  /** What is merged is theirs; what is not is closed by the one who looks after it. */
  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    String where = delivered.map(Delivery::location).orElse("");
    return where.isEmpty()
        ? Delivery.without(id, Outcome.WITHDRAWN, "nothing was proposed")
        : new Delivery(id, Outcome.LEFT, where, "", "", "proposals are for their owners to close");
  }
}

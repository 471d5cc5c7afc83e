package io.github.releasekit.goal;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.channel.Release;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.CompareStep;
import io.github.releasekit.step.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a release for channels: its files, on this machine or where it was deployed to, its notes,
 * and what was released besides.
 */
final class ReleaseReader {

  private final Invocation invocation;
  private final Workspace workspace;
  private final PreparedRelease release;
  private @Nullable Release settled;

  /**
   * @param workspace with the policy of the release
   */
  ReleaseReader(Invocation invocation, Workspace workspace, PreparedRelease release) {
    this.invocation = invocation;
    this.workspace = workspace;
    this.release = release;
  }

  /** The release ahead of a run, with the files that are on record of it. */
  Release ahead() {
    return release(recorded(), Optional.empty());
  }

  /**
   * The release within a run, once its files are settled: what was compared and made of it since,
   * which is looked at once.
   */
  Release read(Journal done) {
    if (settled == null) {
      Optional<Staging> staging =
          done.find(Compared.class)
              .map(compared -> CompareStep.staging(done))
              .filter(there -> !there.modules().isEmpty());
      settled =
          release(
              staging
                  .filter(there -> !release.performed())
                  .map(there -> new Uploads(there, workspace.policy().signatureForms()).files())
                  .orElseGet(this::recorded),
              staging);
    }
    return settled;
  }

  private Release release(List<Artifact> files, Optional<Staging> staging) {
    return new Release(
        release.manifest(),
        files,
        file -> content(staging, file),
        this::location,
        this::notes,
        this::others,
        "");
  }

  private List<Artifact> recorded() {
    return Stream.concat(
            release.released().artifacts().stream(),
            PreparedRelease.unlisted(release.events()).stream())
        .toList();
  }

  /** The ledger's head as the remote has it now. */
  Optional<String> ledgerHead() {
    GitRemote remote = workspace.requireRemote();
    return workspace.ledger().fetchHead(remote, remote.refs());
  }

  private String notes() {
    return NotesGoal.released(
        workspace,
        Version.parse(release.manifest().version()),
        release.manifest().tag(),
        release.manifest().commit(),
        NotesFormat.MARKDOWN,
        IssueTitles.of(invocation, workspace),
        ledgerHead());
  }

  /** As the remote has them now: another release may have come, or gone, since this run began. */
  private Set<Version> others() {
    GitRemote remote = workspace.requireRemote();
    Map<String, String> refs = remote.refs();
    Optional<String> head = workspace.ledger().fetchHead(remote, refs);
    Set<Version> gone =
        Stream.concat(
                workspace.ledger().rolledBack(head).stream(),
                workspace.ledger().yanked(head).stream())
            .collect(Collectors.toSet());
    return refs.keySet().stream()
        .filter(ref -> ref.startsWith("refs/tags/") && !ref.endsWith("^{}"))
        .flatMap(ref -> workspace.tagFormat().parse(ref.substring("refs/tags/".length())).stream())
        .filter(version -> !version.isPreRelease() && !gone.contains(version))
        .collect(Collectors.toSet());
  }

  /** The URL of a file where it was deployed to; empty where it was deployed to nothing. */
  private Optional<String> location(Artifact file) {
    return release.released().targets().stream()
        .filter(target -> file.path().startsWith(directory(target.module())))
        .findFirst()
        .map(target -> target.location().replaceFirst("/+$", "") + "/" + file.path());
  }

  /** Where the versions of a module are in Maven's layout, with a slash at the end. */
  private static String directory(String module) {
    int colon = module.indexOf(':');
    return module.substring(0, colon).replace('.', '/') + "/" + module.substring(colon + 1) + "/";
  }

  /** The staged file, else the published one; in any case the bytes that were released. */
  private Path content(Optional<Staging> staging, Artifact file) {
    Path staged = staging.map(there -> there.file(file.path())).orElse(Path.of(file.path()));
    Path found = staging.isPresent() && Files.isRegularFile(staged) ? staged : fetched(file);
    if (!Staging.measure(found, file.path()).sha256().equals(file.sha256())) {
      throw new ReleaseException(
          found + " is not the " + file.name() + " that was released",
          "run mvn release-kit:verify -DreleaseVersion=" + release.manifest().version());
    }
    return found;
  }

  private Path fetched(Artifact file) {
    Path copy =
        workspace
            .output()
            .resolve(release.manifest().version())
            .resolve("fetched")
            .resolve(file.path());
    if (!Files.isRegularFile(copy)) {
      new PublishedFiles(invocation.targets())
          .read(trusted(), List.of(file), found -> keep(found.get(file.path()), copy));
    }
    return copy;
  }

  private List<LedgerEvent.Target> trusted() {
    return workspace.trusted(release.released()).targets();
  }

  private static void keep(Path found, Path copy) {
    if (found == null) {
      throw new ReleaseException(
          copy.getFileName() + " is not in the repository that it was deployed to",
          "mvn release-kit:perform -Drelease-kit.stagingDirectory=PATH, the directory"
              + " 'staging' that prepare left");
    }
    try {
      Files.createDirectories(copy.getParent());
      Path begun = Files.createTempFile(copy.getParent(), "begun-", "");
      Files.copy(found, begun, StandardCopyOption.REPLACE_EXISTING);
      Trees.replace(begun, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.releasekit.goal;

import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of all releases.
 *
 * @param head of the ledger
 */
record ReleasedFiles(GitLedger ledger, Optional<String> head) {

  /**
   * What a file is.
   *
   * @param manifest of the release it is of; empty where it is of none
   * @param released the artifacts of that release
   */
  record Found(Optional<Manifest> manifest, List<Artifact> released, Check check) {}

  /**
   * By its name first: what is called like a file of one release, and has the bytes of another, is
   * not what it says.
   */
  Found find(Artifact found, Optional<String> version) {
    String name = found.name();
    Optional<Found> other = Optional.empty();
    Optional<Found> named = Optional.empty();
    for (Manifest manifest : manifests(version)) {
      boolean rolledBack = ledger.isRolledBack(head, manifest.version());
      for (Artifact released : files(manifest)) {
        boolean same =
            released.sha256().equals(found.sha256()) && released.sha512().equals(found.sha512());
        if (same) {
          String is = name + " is " + released.path() + " of " + manifest.version();
          Found known =
              new Found(
                  Optional.of(manifest),
                  PreparedRelease.released(manifest, events(manifest)).artifacts(),
                  new Check(
                      released.path(),
                      !rolledBack,
                      is + (rolledBack ? ", which was rolled back" : "")));
          if (released.name().equals(name)) {
            return known;
          }
          other = Optional.of(known);
        } else if (released.name().equals(name)) {
          named = Optional.of(unknown(found, "was released with " + released.sha256()));
        }
      }
    }
    return Stream.of(named, other)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unknown(found, "is of no release"));
  }

  private static Found unknown(Artifact found, String why) {
    return new Found(
        Optional.empty(),
        List.of(),
        new Check(
            found.name(), false, found.name() + " has SHA-256 " + found.sha256() + ", and " + why));
  }

  private List<Manifest> manifests(Optional<String> version) {
    List<String> versions =
        version
            .map(List::of)
            .orElseGet(() -> ledger.versions(head).stream().map(Version::toString).toList());
    return versions.stream()
        .map(
            one ->
                ledger
                    .manifest(head, one)
                    .orElseThrow(
                        () ->
                            new ReleaseException(
                                "the ledger has no release " + PlainText.line(one),
                                "mvn release-kit:status names the last one")))
        .toList();
  }

  /** Those that the manifest lists, and those of accepted rebuilds. */
  private List<Artifact> files(Manifest manifest) {
    return Stream.concat(
            manifest.artifacts().stream(),
            events(manifest).stream().flatMap(event -> event.artifacts().stream()))
        .toList();
  }

  private List<LedgerEvent> events(Manifest manifest) {
    return PreparedRelease.untilPerformed(ledger.events(head, manifest.version()));
  }
}

package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.CheckOutStep;
import io.github.releasekit.step.CompareStep.Released;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release as the remote has it: read from its ledger, and checked against its tag.
 *
 * @param tagObject the annotated tag's object id
 * @param released what is to be uploaded, and where to
 * @param events of the release, in order
 * @param performed whether that was done
 * @param ledgerHead the commit of the remote's ledger that all of it was read from
 */
record PreparedRelease(
    Manifest manifest,
    String tagObject,
    Released released,
    List<LedgerEvent> events,
    boolean performed,
    Optional<String> ledgerHead) {

  /**
   * Reads the release of a version, or the one that entered the ledger last.
   *
   * @throws ReleaseException when there is none, or its tag is not where it was
   */
  static PreparedRelease read(
      Workspace workspace, GitRemote remote, Map<String, String> refs, Optional<Version> wanted) {
    GitRepository repository = workspace.repository();
    GitLedger ledger = workspace.ledger();
    Optional<String> head = ledger.fetchHead(remote, refs);
    Version version =
        wanted
            .or(() -> ledger.lastPrepared(head))
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "no release is prepared on the remote", "mvn release-kit:prepare"));
    Manifest manifest =
        ledger
            .manifest(head, version.toString())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the ledger on " + remote.name() + " has no release " + version,
                        "mvn release-kit:prepare -DreleaseVersion=" + version));
    List<LedgerEvent> events = ledger.events(head, manifest.version());
    if (ledger.isRolledBack(head, manifest.version())) {
      throw new ReleaseException(
          version + " was rolled back: nothing of it is to be published",
          "mvn release-kit:prepare releases the next version");
    }
    return new PreparedRelease(
        manifest,
        tagObject(repository, remote, refs, manifest),
        released(manifest, events),
        events,
        events.stream().anyMatch(event -> event.type() == Type.PERFORMED),
        head);
  }

  /**
   * @throws ReleaseException when it was taken back after it was public
   */
  void requireNotYanked() {
    if (events.stream().anyMatch(event -> event.type() == Type.YANKED)) {
      throw new ReleaseException(
          manifest.version() + " was taken back: nothing more of it is to be published",
          "mvn release-kit:prepare -Dbump=patch releases a corrected version");
    }
  }

  /** Whether prepare has built nothing, and no perform has since. */
  boolean isYetToBeBuilt() {
    return !manifest.isBuilt() && released.artifacts().isEmpty();
  }

  /** Whether it has files to upload, by its build or by the one that is to come. */
  boolean hasFiles() {
    return isYetToBeBuilt() || !released.artifacts().isEmpty();
  }

  /** Its sources, for a checkout. */
  CheckOutStep.Source source(GitRepository repository) {
    return new CheckOutStep.Source(
        repository.branch().orElse("refs/heads/release"),
        manifest.commit(),
        Map.of(manifest.tag(), tagObject));
  }

  /**
   * The last event that says what is to be uploaded: the release itself, or a later build of it.
   */
  static Released released(Manifest manifest, List<LedgerEvent> events) {
    Optional<LedgerEvent> last =
        events.stream()
            .filter(event -> event.type() == Type.PREPARED || event.type() == Type.REBUILD_ACCEPTED)
            .reduce((first, second) -> second);
    boolean rebuilt = last.filter(event -> event.type() == Type.REBUILD_ACCEPTED).isPresent();
    return new Released(
        rebuilt ? last.get().artifacts() : manifest.artifacts(),
        last.map(LedgerEvent::targets).orElse(List.of()));
  }

  /** What is said of a release after it was published does not change what was published. */
  static List<LedgerEvent> untilPerformed(List<LedgerEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).type() == Type.PERFORMED) {
        return events.subList(0, i + 1);
      }
    }
    return events;
  }

  /** What was uploaded besides: attestations and signatures, by the events until then. */
  static List<Artifact> unlisted(List<LedgerEvent> events) {
    return events.stream()
        .filter(event -> event.type() == Type.PERFORMED)
        .flatMap(event -> event.artifacts().stream())
        .toList();
  }

  /** The tag on the remote is the one that the manifest was made for (I2). */
  private static String tagObject(
      GitRepository repository, GitRemote remote, Map<String, String> refs, Manifest manifest) {
    String tag = "refs/tags/" + manifest.tag();
    String there = refs.get(tag);
    if (there == null) {
      throw new ReleaseException(
          "tag " + manifest.tag() + " is not on " + remote.name(),
          "git push " + remote.name() + " " + manifest.tag());
    }
    if (!repository.has(there)) {
      remote.fetchObjects(tag);
    }
    String commit = repository.resolve(there + "^{commit}").orElse("");
    if (!commit.equals(manifest.commit())) {
      throw new ReleaseException(
          "tag "
              + manifest.tag()
              + " on "
              + remote.name()
              + " points to "
              + commit
              + ", the manifest was made for "
              + manifest.commit(),
          "find out who moved it: a released tag is never moved; release the next version with mvn"
              + " release-kit:prepare");
    }
    return there;
  }
}

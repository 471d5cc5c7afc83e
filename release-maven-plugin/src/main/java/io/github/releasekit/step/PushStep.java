package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes branch, tag and ledger by one atomic push, each under a lease (I1, I2). */
public final class PushStep implements Step<ReleasePlan> {

  private final GitRepository repository;
  private final GitRemote remote;
  private final GitLedger ledger;
  private final String branch;
  private final Optional<String> expected;

  /**
   * @param branch its full name
   * @param expected the branch's object id on the remote when the release was planned
   */
  public PushStep(
      GitRepository repository,
      GitRemote remote,
      GitLedger ledger,
      String branch,
      Optional<String> expected) {
    this.repository = repository;
    this.remote = remote;
    this.ledger = ledger;
    this.branch = branch;
    this.expected = expected;
  }

  @Override
  public String id() {
    return "push";
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    Optional<ObjectsWritten> objects = journal.find(ObjectsWritten.class);
    Map<String, String> refs = remote.refs();
    String there = refs.get("refs/tags/" + plan.tag());
    if (there == null) {
      return Observation.ABSENT;
    }
    if (objects.isPresent() && there.equals(objects.get().tag())) {
      String head = ledger.fetchHead(remote, refs).orElse("");
      return new Observation.Done(new Published(remote.name(), branch, head));
    }
    return new Observation.Foreign(
        "tag " + plan.tag() + " on " + remote.name() + " is another release's",
        "git fetch --tags, then run the same command again");
  }

  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    Manifest manifest = FreezeManifestStep.manifest(journal);
    List<Update> updates = new ArrayList<>();
    if (!expected.equals(Optional.of(objects.developmentCommit()))) {
      updates.add(new Update(branch, expected, objects.developmentCommit()));
    }
    updates.add(new Update("refs/tags/" + plan.tag(), Optional.empty(), objects.tag()));
    String head =
        new LedgerPush(ledger, remote)
            .push(
                updates,
                before ->
                    ledger.append(
                        before,
                        prepared(repository, plan, journal, manifest),
                        Optional.of(manifest)));
    return new Published(remote.name(), branch, head);
  }

  /** The event by which a release enters the ledger. */
  static LedgerEvent prepared(
      GitRepository repository, ReleasePlan plan, Journal journal, Manifest manifest) {
    List<LedgerEvent.Target> targets =
        new Staging(Path.of(journal.get(Built.class).staging())).targets();
    return manifest.event(
        LedgerEvent.Type.PREPARED,
        Instant.parse(manifest.createdAt()),
        repository.committer(),
        plan.decision().reason(),
        List.of(),
        targets);
  }
}

package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.CloneFacts;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.goal.DoctorFacts.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The remote, its branch and tags, and whether it would take a push, which is rehearsed. */
final class DoctorRemoteChecks {

  /** No release has the name; it is never pushed but in a rehearsal. */
  private static final String PROBE = "release-kit-doctor";

  private static final String NO_ANSWER = "no remote has answered";

  private final DoctorFacts facts;
  private final Optional<GitRemote> remote;
  private final Optional<Remote> answered;
  private final Read<Optional<Remote>> reading;

  DoctorRemoteChecks(DoctorFacts facts) {
    this.facts = facts;
    String branch = facts.repository().value().flatMap(GitRepository::branch).orElse("");
    this.reading = Read.of(() -> facts.remote().map(there -> there.read(branch)));
    this.answered = reading.value().flatMap(answer -> answer);
    this.remote = answered.flatMap(there -> facts.remote());
  }

  List<DoctorCheck> all() {
    Optional<GitRepository> clone = facts.repository().value();
    return List.of(
        DoctorCheck.of(
            "remote", clone, DoctorCloneChecks.NO_CLONE, found -> List.of(reached(found))),
        DoctorCheck.of(
            "branch", clone, DoctorCloneChecks.NO_CLONE, found -> List.of(branch(found))),
        DoctorCheck.of("tags", answered, NO_ANSWER, found -> List.of(tags(found))),
        DoctorCheck.of("push", answered, NO_ANSWER, found -> List.of(push(found))));
  }

  private CheckResult reached(GitRepository clone) {
    reading.require();
    List<String> names = CloneFacts.remotes(clone);
    if (remote.isEmpty() && !names.isEmpty()) {
      String branch = clone.branch().map(Branching::shortName).orElse("HEAD");
      return CheckResult.failed(
          "remote",
          "none of the remotes "
              + String.join(", ", names)
              + " is origin, nor what "
              + branch
              + " follows",
          clone.branch().isEmpty()
              ? "git remote rename " + names.get(0) + " origin, or another one"
              : "git push --set-upstream " + names.get(0) + " " + branch + ", or to another one");
    }
    if (remote.isEmpty()) {
      return CheckResult.failed(
          "remote",
          "the repository has no remote to push to",
          "git remote add origin URL, or release locally with -DpushChanges=false");
    }
    Remote there = answered.orElseThrow();
    return CheckResult.ok(
        "remote",
        there.name()
            + " at "
            + there.url()
            + " answers, "
            + PlainText.count(there.refs().size(), "ref"));
  }

  private CheckResult branch(GitRepository clone) {
    Policy policy = facts.policyOrDefault();
    WorkingTree tree =
        new WorkingTree(
            clone.branch(), List.of(), Set.of(), false, List.of(), Optional.empty(), List.of());
    Optional<String> ref = Snapshot.branch(tree, answered, clone.head(), policy);
    if (ref.isEmpty()) {
      return CheckResult.failed("branch", Obstacle.DETACHED);
    }
    String name = Branching.shortName(ref.get());
    if (policy.branching().role(name) == Role.DEVELOP) {
      return CheckResult.ok(
          "branch", name + ", of which mvn release-kit:branch-start makes release branches");
    }
    if (!policy.allowsBranch(name)) {
      return CheckResult.warning(
          "branch",
          name
              + " is none of "
              + String.join(", ", policy.branches())
              + ", which are released from",
          "git switch to one of them, or add it to 'branches' in " + Policy.FILE);
    }
    if (answered.filter(there -> there.ahead() == Remote.DIVERGED).isPresent()) {
      return CheckResult.warning(
          "branch",
          name + " on " + answered.get().name() + " has commits that are not here",
          "git pull --rebase " + answered.get().name() + " " + name);
    }
    return CheckResult.ok(
        "branch", name + (clone.branch().isEmpty() ? ", by the remote: HEAD is detached" : ""));
  }

  private CheckResult tags(Remote there) {
    if (facts.workspace().value().isEmpty()) {
      return CheckResult.skipped("tags", "their form is not known without the project");
    }
    List<String> tags = there.releaseTags(facts.workspace().value().get().tagFormat());
    if (tags.isEmpty()) {
      return CheckResult.ok("tags", "the remote has no release tag");
    }
    GitRepository clone = facts.repository().require();
    List<String> missing =
        tags.stream().filter(tag -> clone.resolve("refs/tags/" + tag).isEmpty()).toList();
    return missing.isEmpty()
        ? CheckResult.ok(
            "tags", PlainText.count(tags.size(), "release tag") + " of the remote here")
        : CheckResult.failed("tags", Obstacle.missingTags(missing));
  }

  /** As prepare asks before a build, with names that no release has. */
  private CheckResult push(Remote there) {
    GitRemote asked = remote.orElseThrow();
    Policy policy = facts.policyOrDefault();
    List<Update> updates = updates(there, policy.push().ledgerRef());
    try {
      asked.rehearse(updates);
    } catch (ReleaseException e) {
      if (policy.push().atomic() || !e.problem().equals(asked.notAtomic().problem())) {
        throw e;
      }
      updates.forEach(update -> asked.rehearse(List.of(update)));
      return CheckResult.warning(
          "push",
          "accepted, one ref after the other: "
              + asked.name()
              + " offers no atomic push, and push.atomic is preferred",
          "push to a remote that does (GitHub, GitLab, Gitea and git itself do)");
    }
    return CheckResult.ok(
        "push",
        "rehearsed: an atomic push of "
            + String.join(", ", updates.stream().map(Update::ref).toList())
            + " would be taken, unless a hook or a protected branch refuses a real one");
  }

  private List<Update> updates(Remote there, String ledger) {
    GitRepository clone = facts.repository().require();
    String head = clone.head();
    List<Update> updates = new ArrayList<>();
    clone
        .branch()
        .filter(ref -> there.ahead() != Remote.DIVERGED)
        .ifPresent(ref -> updates.add(new Update(ref, there.find(ref), head)));
    updates.add(new Update("refs/tags/" + PROBE, Optional.empty(), head));
    if (there.find(ledger).isEmpty()) {
      updates.add(new Update(ledger, Optional.empty(), head));
    }
    if (updates.size() == 1) {
      updates.add(new Update("refs/heads/" + PROBE, Optional.empty(), head));
    }
    return updates;
  }
}

package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.RolledBack;
import java.util.List;
import java.util.Map;

/**
 * The branch on a remote that a release which is taken back was made from.
 *
 * @param name its full name
 */
record ReleasedBranch(GitRepository repository, GitRemote remote, String name) {

  /**
   * Its head, whose objects are here afterwards.
   *
   * @param refs of the remote
   * @throws ReleaseException when the remote has no such branch
   */
  String head(Map<String, String> refs) {
    String head = refs.get(name);
    if (head == null) {
      throw new ReleaseException(
          name + " is not on " + remote.name(),
          "git switch NAME, the branch that was released, then run the same command again");
    }
    if (!repository.has(head)) {
      remote.fetchObjects(name);
    }
    return head;
  }

  /**
   * That it is taken back, by this clone or another, which this one can follow then.
   *
   * @param moves what has become of branches
   */
  RolledBack rolledBack(GitLedger ledger, Map<String, String> refs, List<BranchMove> moves) {
    return new RolledBack(
        remote.name(),
        name,
        refs.containsKey(name) ? head(refs) : "",
        ledger.fetchHead(remote, refs).orElse(""),
        moves);
  }
}

package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.ChangeLoader;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.sign.StatementVerifier;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.approval.Statement;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.change.ChangeRequest;
import io.github.releasekit.domain.change.Decision;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.deployment.DeploymentApprovals;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.repository.Agreements;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what people have agreed to from the ledger, by the approvers and their keys of a commit.
 * What is of another plan or another text is not verified: it does not count in any case.
 */
final class AgreementReader {

  private final Workspace workspace;
  private final String commit;
  private final Optional<String> ledger;

  /**
   * @param commit that says who may agree
   * @param ledger the ledger's head
   */
  AgreementReader(Workspace workspace, String commit, Optional<String> ledger) {
    this.workspace = workspace;
    this.commit = commit;
    this.ledger = ledger;
  }

  /** What there is for a release of a version. */
  static Agreements read(Workspace workspace, Snapshot snapshot, Version version) {
    AgreementReader reader =
        new AgreementReader(
            workspace, snapshot.history().head(), workspace.ledgerHead(snapshot.remote()));
    return new Agreements(
        reader.approvals(version), reader.decisions(), reader.unpublished(snapshot));
  }

  /** By whom a statement was signed. */
  <T extends Statement> Checked<T> check(T statement) {
    return new StatementVerifier(
            workspace.policy().approvers(), path -> workspace.repository().file(commit, path))
        .check(statement);
  }

  /**
   * Who has signed an approval.
   *
   * @throws ReleaseException when it is nobody who may
   */
  Approver approver(Approval approval) {
    Checked<Approval> checked = check(approval);
    return checked
        .by()
        .filter(one -> one.roles().contains(approval.role()))
        .orElseThrow(
            () ->
                new ReleaseException(
                    "the approval for "
                        + approval.purpose()
                        + " "
                        + checked
                            .by()
                            .map(one -> "is by " + one.name() + ", who has not this role")
                            .orElse(checked.problem()),
                    "may be given by "
                        + workspace.policy().approvers().stream()
                            .filter(one -> one.roles().contains(approval.role()))
                            .map(Approver::name)
                            .collect(Collectors.joining(", "))
                        + ", by release-kit.yml of "
                        + commit.substring(0, 8)
                        + "; git config user.signingKey names your key"));
  }

  /** The approvals that a deployment of a release to an environment needs, and has (D1). */
  Approvals ofDeployment(Environment environment, Manifest release) {
    List<Checked<Approval>> checked =
        environment.approvals().isEmpty()
            ? List.of()
            : workspace.ledger().events(ledger, release.version()).stream()
                .flatMap(event -> Stream.ofNullable(event.approval()))
                .filter(approval -> DeploymentApprovals.isMeant(approval, environment.name()))
                .map(
                    approval ->
                        approval.base().equals(release.commit())
                            ? check(approval)
                            : Checked.byNobody(approval, "is of another commit"))
                .toList();
    return DeploymentApprovals.of(environment, release, workspace.policy().approvers(), checked);
  }

  private List<Checked<Approval>> approvals(Version version) {
    if (workspace.policy().approvers().isEmpty()) {
      return List.of();
    }
    return workspace.ledger().events(ledger, version.toString()).stream()
        .flatMap(event -> Stream.ofNullable(event.approval()))
        .map(
            approval ->
                approval.base().equals(commit)
                    ? check(approval)
                    : Checked.byNobody(approval, "is of another plan"))
        .toList();
  }

  /** The decisions on all change requests of the commit. */
  List<Decision> decisions() {
    return workspace.policy().changeControl().stream()
        .flatMap(control -> requests(control).map(request -> decision(request, control)))
        .toList();
  }

  private Stream<ChangeRequest> requests(ChangeControl control) {
    return workspace.repository().files(commit, control.directory()).entrySet().stream()
        .filter(file -> file.getKey().endsWith(".yml"))
        .map(file -> ChangeLoader.request(file.getKey(), file.getValue(), control));
  }

  private Decision decision(ChangeRequest request, ChangeControl control) {
    List<Checked<Vote>> votes =
        workspace.ledger().votes(ledger, request.id()).stream()
            .map(
                vote ->
                    vote.sha256().equals(request.sha256())
                        ? check(vote)
                        : Checked.byNobody(vote, "is on another text of it"))
            .toList();
    return Decision.on(request, control, workspace.reactor().root().key(), votes);
  }

  /**
   * Files that say who has to agree, and that the branch has not got on the remote as the commit
   * has them: who releases could have changed them for this release.
   */
  private List<String> unpublished(Snapshot snapshot) {
    if (snapshot.remote().isEmpty()) {
      return List.of();
    }
    GitRepository repository = workspace.repository();
    Optional<String> there =
        snapshot.branch().flatMap(snapshot.remote().get()::find).filter(repository::has);
    Function<String, Optional<byte[]>> theirs =
        path -> there.flatMap(head -> repository.file(head, path));
    List<Approver> approvers = workspace.policy().approvers();
    if (approvers.isEmpty() && !asksPeople(theirs.apply(Policy.FILE))) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(Policy.FILE),
            approvers.stream().filter(Approver::isInFile).map(Approver::key))
        .filter(
            path ->
                !Arrays.equals(
                    repository.file(commit, path).orElse(null), theirs.apply(path).orElse(null)))
        .toList();
  }

  private boolean asksPeople(Optional<byte[]> content) {
    try {
      return !PolicyLoader.load(content, workspace.policies()).approvers().isEmpty();
    } catch (ReleaseException e) {
      return true;
    }
  }
}

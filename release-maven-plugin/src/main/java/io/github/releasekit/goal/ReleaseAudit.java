package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.HistorySignatures;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.change.Decision;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.ReleaseRecord;
import io.github.releasekit.domain.ledger.ReleaseRecord.Allowance;
import io.github.releasekit.domain.ledger.ReleaseRecord.Entry;
import io.github.releasekit.domain.ledger.ReleaseRecord.Signed;
import io.github.releasekit.domain.ledger.ReleaseRecord.Tag;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows who has released what, when, and why that was allowed. */
final class ReleaseAudit {

  private static final String GOOD = "good";

  private final Workspace workspace;
  private final String component;

  /**
   * @param component empty where the repository is released together
   */
  ReleaseAudit(Workspace workspace, Optional<String> component) {
    this.workspace = workspace;
    this.component = component.orElse("");
  }

  /**
   * @param wanted version; empty for the release that was prepared last
   * @throws ReleaseException when the ledger has no such release
   */
  void run(Optional<String> wanted, Output output) {
    ReleaseRecord found = read(wanted);
    if (output.json()) {
      output.write(new String(Json.pretty(found), StandardCharsets.UTF_8));
      return;
    }
    NotesFormat format = output.format().equals("html") ? NotesFormat.HTML : NotesFormat.MARKDOWN;
    output.write(
        NotesTemplate.builtIn(format == NotesFormat.HTML ? "audit.html.vm" : "audit.md.vm")
            .render(new AuditPage(found).values(format::text)));
  }

  private ReleaseRecord read(Optional<String> wanted) {
    GitRepository repository = workspace.repository();
    GitLedger ledger = workspace.ledger();
    Optional<GitRemote> remote = workspace.remote();
    Map<String, String> refs = remote.map(GitRemote::refs).orElse(Map.of());
    Optional<String> head =
        remote.map(there -> ledger.fetchHead(there, refs)).orElseGet(ledger::localHead);
    String version =
        wanted
            .or(() -> ledger.lastPrepared(head).map(Version::toString))
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "nothing was released yet, as far as the ledger says",
                        "mvn release-kit:prepare"));
    Manifest manifest =
        ledger
            .manifest(head, version)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the ledger has no release '" + PlainText.line(version) + "'",
                        "mvn release-kit:history lists those that it has"));
    List<LedgerEntry> entries =
        new GitLedgerSource(repository, "", head)
            .read(
                new LedgerQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.of(component),
                    Optional.empty(),
                    Optional.of(version)))
            .entries();
    Map<String, String> enteredBy =
        FileHistory.addedBy(repository, head.orElseThrow(), paths(entries));
    Optional<Tag> tag = tag(repository, remote, refs, manifest);
    boolean known = repository.has(manifest.commit());
    return new ReleaseRecord(
        ReleaseRecord.SCHEMA_VERSION,
        component,
        head.get(),
        manifest,
        tag.orElse(null),
        approvals(manifest, entries, head, known),
        known ? allowances(manifest, head) : List.of(),
        entries.stream()
            .map(one -> new Entry(one.path(), enteredBy.getOrDefault(one.path(), ""), one.event()))
            .toList());
  }

  private static List<String> paths(List<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::path).toList();
  }

  private static Optional<Tag> tag(
      GitRepository repository,
      Optional<GitRemote> remote,
      Map<String, String> refs,
      Manifest manifest) {
    String ref = "refs/tags/" + manifest.tag();
    List<ReleaseTag> found =
        remote.isEmpty()
            ? ReleaseTag.of(repository)
            : refs.containsKey(ref)
                ? ReleaseTag.of(repository, remote.get(), Map.of(ref, refs.get(ref)))
                : List.of();
    return found.stream()
        .filter(tag -> tag.name().equals(manifest.tag()))
        .findFirst()
        .map(
            tag ->
                new Tag(
                    tag.name(),
                    tag.id(),
                    tag.commit(),
                    tag.ledger().orElse(""),
                    tag.signed()
                        ? new HistorySignatures(repository)
                            .tags(List.of(tag)).stream().findFirst().orElse(GOOD)
                        : "none"));
  }

  /** Each that was given, its signature checked with the keys of the release commit. */
  private List<Signed> approvals(
      Manifest manifest, List<LedgerEntry> entries, Optional<String> head, boolean known) {
    List<Approval> given =
        entries.stream().flatMap(one -> Stream.ofNullable(one.event().approval())).toList();
    if (given.isEmpty()) {
      return List.of();
    }
    Set<String> counted =
        manifest.approvals().stream()
            .map(Manifest.ApprovalRecord::signature)
            .collect(java.util.stream.Collectors.toSet());
    Optional<AgreementReader> reader =
        known
            ? Optional.of(new AgreementReader(workspace.as(manifest), manifest.commit(), head))
            : Optional.empty();
    return given.stream()
        .map(
            approval -> {
              Checked<Approval> checked =
                  reader
                      .map(one -> one.check(approval))
                      .orElseGet(
                          () ->
                              Checked.byNobody(
                                  approval,
                                  "cannot be checked: the release commit is not in this clone"));
              return new Signed(
                  approval.role(),
                  approval.check(),
                  approval.note(),
                  approval.link(),
                  approval.by(),
                  approval.at(),
                  checked.by().map(Approver::name).orElse(""),
                  checked.by().map(Approver::key).orElse(""),
                  checked.by().isPresent() ? GOOD : checked.problem(),
                  counted.contains(approval.signature()));
            })
        .toList();
  }

  /** The change requests of the release commit that name the version. */
  private List<Allowance> allowances(Manifest manifest, Optional<String> head) {
    return new AgreementReader(workspace.as(manifest), manifest.commit(), head)
        .decisions().stream()
            .filter(decision -> decision.request().releases().contains(manifest.version()))
            .map(ReleaseAudit::allowance)
            .toList();
  }

  private static Allowance allowance(Decision decision) {
    Map<String, String> votes = new LinkedHashMap<>();
    decision.votes().forEach((voter, choice) -> votes.put(voter, choice.toString()));
    return new Allowance(
        decision.request().id(),
        decision.request().title(),
        decision.request().requestor(),
        decision.request().sha256(),
        decision.score().map(BigDecimal::toPlainString).orElse(""),
        decision.isAccepted(),
        votes,
        decision.ignored(),
        decision.problems());
  }
}

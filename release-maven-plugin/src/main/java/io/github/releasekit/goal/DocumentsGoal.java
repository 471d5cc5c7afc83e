package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Words;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.notes.document.Checklist;
import io.github.releasekit.domain.notes.document.DeploymentPlan;
import io.github.releasekit.domain.notes.document.Document;
import io.github.releasekit.domain.notes.document.DocumentKind;
import io.github.releasekit.domain.notes.document.DocumentedRelease;
import io.github.releasekit.domain.notes.document.Facts;
import io.github.releasekit.domain.notes.document.Retrospective;
import io.github.releasekit.domain.notes.document.Review;
import io.github.releasekit.domain.notes.document.RollbackPlan;
import io.github.releasekit.domain.notes.document.Summary;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders release notes, or a document about a release or about a time (C5, T8). */
public final class DocumentsGoal {

  private static final String NOTES = "notes";
  private static final String LATEST = "latest";
  private static final String WEEK = "7d";

  private final Invocation invocation;

  public DocumentsGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * @param show {@code notes}, or the name of a document
   * @param version that is told of, {@code latest} for the newest; empty for what the document is
   *     about by itself
   * @param since the begin of a summary; empty for a week ago
   */
  public void run(String show, Optional<String> version, Optional<String> since, Output output) {
    Object[] all =
        Stream.concat(Stream.of(NOTES), Stream.of(DocumentKind.values())).toArray(Object[]::new);
    Object shown = Words.parse("show", show, all);
    requireFitting(shown, version, since);
    if (shown == DocumentKind.SUMMARY) {
      summary(since.orElse(WEEK), output);
    } else if (shown instanceof DocumentKind kind) {
      document(kind, version, output);
    } else {
      new NotesGoal(invocation).run(version, output);
    }
  }

  private static void requireFitting(
      Object shown, Optional<String> version, Optional<String> since) {
    if (since.isPresent() && shown != DocumentKind.SUMMARY) {
      throw new ReleaseException(
          "release-kit.since is '" + since.get() + "', and " + shown + " is not about a time",
          "leave -Drelease-kit.since out, or -Dshow=" + DocumentKind.SUMMARY);
    }
    if (version.isPresent() && shown == DocumentKind.SUMMARY) {
      throw new ReleaseException(
          "releaseVersion is '" + version.get() + "', and a summary is about a time",
          "leave -DreleaseVersion out, or -Dshow=" + DocumentKind.REVIEW);
    }
  }

  private static NotesFormat format(Output output) {
    return NotesFormat.valueOf(output.format().toUpperCase(Locale.ROOT));
  }

  private void summary(String since, Output output) {
    Instant now = invocation.clock().instant();
    LedgerQuery query =
        QueryText.ALL
            .withSince(Optional.of(since))
            .withComponent(invocation.component())
            .parse(now);
    try (Ledgers ledgers = new Ledgers(invocation)) {
      AskedLedger asked =
          AskedLedger.of(invocation, ledgers.repository(), ledgers.ledger(), ledgers.remote());
      Facts facts =
          new Facts(
              now,
              ledgers.policy(),
              invocation.component(),
              contents(ledgers.repository(), asked, query.wholeTime()),
              asked.source(),
              Map.of(),
              Journal.EMPTY,
              Map.of(),
              List.of(),
              List.of());
      String name = invocation.component().orElseGet(ledgers::name);
      output.write(
          new DocumentForm(ledgers.repository())
              .text(Summary.of(query.since().orElseThrow(), name, facts), format(output)));
    }
  }

  private static LedgerContents contents(
      GitRepository repository, AskedLedger asked, LedgerQuery query) {
    return new GitLedgerSource(repository, "", asked.head()).read(query);
  }

  private void document(DocumentKind kind, Optional<String> version, Output output) {
    invocation.caller().requireWholeReactor();
    NotesFormat format = format(output);
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      AskedLedger asked =
          AskedLedger.of(
              invocation, workspace.repository(), workspace.ledger(), workspace.remote());
      LedgerContents contents =
          contents(
              workspace.repository(),
              asked,
              QueryText.ALL
                  .withComponent(invocation.component().or(() -> Optional.of("")))
                  .parse(invocation.clock().instant()));
      Optional<Manifest> released = released(kind, version, contents, asked);
      Document document =
          released.isPresent()
              ? ofReleased(kind, workspace, released.get(), contents, asked)
              : ofNext(kind, workspace, contents, asked);
      output.write(new DocumentForm(workspace.repository()).text(document, format));
    }
  }

  /** The release that is asked for; empty for the next one. */
  private static Optional<Manifest> released(
      DocumentKind kind, Optional<String> version, LedgerContents contents, AskedLedger asked) {
    if (version.isEmpty() && !kind.looksBack()) {
      return Optional.empty();
    }
    boolean latest = version.filter(wanted -> !wanted.equals(LATEST)).isEmpty();
    Optional<Manifest> found =
        contents.releases().stream()
            .map(LedgerRelease::manifest)
            .filter(manifest -> latest || manifest.version().equals(version.orElseThrow()))
            .reduce((first, last) -> last);
    if (found.isEmpty()) {
      throw new ReleaseException(
          asked.source() + " has no release" + (latest ? "" : " " + version.orElseThrow()),
          kind.looksBack()
              ? "mvn release-kit:status says what was released"
              : "leave -DreleaseVersion out for the next version");
    }
    return found;
  }

  private Document ofNext(
      DocumentKind kind, Workspace workspace, LedgerContents contents, AskedLedger asked) {
    Snapshot snapshot = workspace.snapshot(asked.answered(), Purpose.of(ReleaseRequest.DEFAULT));
    ReleasePlan plan = plan(workspace, snapshot, asked);
    Facts facts =
        facts(
            workspace,
            workspace.policy(),
            contents,
            asked,
            NotesGoal.nextContent(workspace).parts(),
            Map.of(),
            plan.decision().version());
    return of(kind, DocumentedRelease.of(plan), facts);
  }

  private ReleasePlan plan(Workspace workspace, Snapshot snapshot, AskedLedger asked) {
    Planner planner = Planner.of(snapshot, ReleaseRequest.DEFAULT);
    Version version = planner.decision().version();
    Optional<List<String>> deployed =
        asked.answered() ? deployed(workspace, version) : Optional.empty();
    return planner.plan(
        snapshot,
        new Circumstances(
            asked.answered(),
            deployed,
            false,
            deployed.isEmpty(),
            workspace.signing(),
            AgreementReader.read(workspace, snapshot, version)),
        PrepareGoal.steps(snapshot, asked.answered()));
  }

  /** What the target repositories hold of a version; empty where one does not answer. */
  private Optional<List<String>> deployed(Workspace workspace, Version version) {
    try {
      return Optional.of(invocation.targets().held(workspace.reactor(), version));
    } catch (ReleaseException e) {
      invocation.out().accept("  where it is deployed to was not asked: " + e.problem());
      return Optional.empty();
    }
  }

  private Document ofReleased(
      DocumentKind kind,
      Workspace workspace,
      Manifest manifest,
      LedgerContents contents,
      AskedLedger asked) {
    boolean isHere = isHere(workspace, manifest, asked);
    Workspace asReleased = isHere ? workspace.as(manifest) : workspace;
    Version version = Version.parse(manifest.version());
    Map<Part, String> texts =
        isHere
            ? NotesGoal.content(
                    asReleased, version, manifest.tag(), manifest.commit(), asked.head())
                .parts()
            : Map.of();
    Map<String, Approvals> deployments =
        isHere ? deployments(asReleased, manifest, asked) : Map.of();
    Facts facts =
        facts(workspace, asReleased.policy(), contents, asked, texts, deployments, version);
    return switch (kind) {
      case REVIEW -> Review.of(manifest, facts);
      case RETROSPECTIVE -> Retrospective.of(manifest, facts);
      default -> of(kind, DocumentedRelease.of(manifest, facts.policy()), facts);
    };
  }

  /** What deployments of a release need of approvals and have, by the name of the environment. */
  private static Map<String, Approvals> deployments(
      Workspace asReleased, Manifest manifest, AskedLedger asked) {
    AgreementReader reader = new AgreementReader(asReleased, manifest.commit(), asked.head());
    return asReleased.policy().tracking().environments().stream()
        .collect(
            Collectors.toMap(
                Environment::name, environment -> reader.ofDeployment(environment, manifest)));
  }

  /** Whether the release commit is in this clone; it is fetched where that can be done. */
  private static boolean isHere(Workspace workspace, Manifest manifest, AskedLedger asked) {
    String tag = "refs/tags/" + manifest.tag();
    if (!workspace.repository().has(manifest.commit()) && asked.refs().containsKey(tag)) {
      workspace.requireRemote().fetchObjects(tag);
    }
    return workspace.repository().has(manifest.commit());
  }

  private static Document of(DocumentKind kind, DocumentedRelease release, Facts facts) {
    return switch (kind) {
      case DEPLOYMENT_PLAN -> DeploymentPlan.of(release, facts);
      case ROLLBACK_PLAN -> RollbackPlan.of(release, facts);
      case CHECKLIST -> Checklist.of(release, facts);
      case REVIEW, RETROSPECTIVE, SUMMARY ->
          throw new IllegalArgumentException(kind + " is of what was released");
    };
  }

  /**
   * @param policy that the release is made by
   */
  private Facts facts(
      Workspace workspace,
      Policy policy,
      LedgerContents contents,
      AskedLedger asked,
      Map<Part, String> texts,
      Map<String, Approvals> deployments,
      Version version) {
    return new Facts(
        invocation.clock().instant(),
        policy,
        invocation.component(),
        contents,
        asked.source(),
        texts,
        workspace.journals().of(version).journal(),
        deployments,
        PrepareGoal.steps(policy, Optional.empty(), true, workspace.remote().isPresent()),
        PerformSteps.ids(
            policy, workspace.reactor().modules().stream().anyMatch(ReactorModule::deployed)));
  }
}

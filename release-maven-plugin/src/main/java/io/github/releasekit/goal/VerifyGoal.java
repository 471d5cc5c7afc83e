package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.LedgerChain;
import io.github.releasekit.adapter.maven.Attestation;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.sign.ArtifactSigner;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Verification;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.goal.ReleasedFiles.Found;
import io.github.releasekit.step.CompareStep.Released;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks a release, or a file that somebody has, against what is on record (X4). */
public final class VerifyGoal {

  /**
   * What is checked.
   *
   * @param releaseVersion empty for the one that was prepared last; of a file, for any
   * @param file empty for the release itself
   * @param rebuild whether the tag is built again, and compared
   * @param build how
   */
  public record Settings(
      Optional<String> releaseVersion,
      Optional<Path> file,
      boolean rebuild,
      InnerBuild.Options build) {}

  /** How many failures the message has; the result has all. */
  private static final int SHOWN = 5;

  private final Invocation invocation;
  private final Settings settings;

  public VerifyGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  /**
   * @throws ReleaseException with every check that does not pass
   */
  public void run(Output output) {
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      if (settings.file().isEmpty() && invocation.caller().offline()) {
        throw new ReleaseException(
            "Maven is offline (-o), and what the repositories hold is to be checked",
            "run without -o, or check a file with -Dfile=");
      }
      if (settings.rebuild()) {
        invocation.caller().requireWholeReactor();
      }
      GitRemote remote = workspace.requireRemote();
      Map<String, String> refs = remote.refs();
      Verification verification =
          settings.file().isPresent()
              ? file(workspace, remote, refs, settings.file().get())
              : release(workspace, remote, refs);
      output.write(output.json() ? json(verification) : text(verification));
      if (!verification.passed()) {
        throw new ReleaseException(
            verification.failed().size()
                + " of "
                + PlainText.count(verification.checks().size(), "check")
                + " failed: "
                + first(verification.failed()),
            "use nothing of it before it is known who has changed it, and why");
      }
    }
  }

  private static String first(List<Check> failed) {
    String shown =
        failed.stream()
            .limit(SHOWN)
            .map(Check::detail)
            .map(PlainText::line)
            .collect(Collectors.joining("; "));
    return shown + (failed.size() > SHOWN ? "; " + (failed.size() - SHOWN) + " more" : "");
  }

  private static String json(Verification verification) {
    return new String(Json.pretty(verification), StandardCharsets.UTF_8);
  }

  private static String text(Verification verification) {
    StringBuilder text = new StringBuilder();
    verification
        .checks()
        .forEach(
            check ->
                text.append(check.passed() ? "ok      " : "FAILED  ")
                    .append(PlainText.line(check.detail()))
                    .append('\n'));
    return text.append(verification.passed() ? "verified: " : "not verified: ")
        .append(verification.project())
        .append(verification.version().isEmpty() ? "" : " " + verification.version())
        .append('\n')
        .toString();
  }

  private Verification release(Workspace workspace, GitRemote remote, Map<String, String> refs) {
    PreparedRelease release =
        PreparedRelease.read(
            workspace, remote, refs, settings.releaseVersion().map(Version::parse));
    Manifest manifest = release.manifest();
    Workspace then = workspace.as(manifest);
    List<LedgerEvent> events = PreparedRelease.untilPerformed(release.events());
    Released released = then.trusted(PreparedRelease.released(manifest, events));
    List<Check> checks = new ArrayList<>();
    checks.add(tag(release));
    checks.addAll(ledger(workspace, remote, refs));
    checks.addAll(events(release.events(), events.size(), manifest.isBuilt()));
    checks.addAll(
        checked(
            then,
            all ->
                all.run(
                    manifest,
                    released,
                    PreparedRelease.unlisted(events),
                    release.performed()
                        ? Attestation.demanded(then.policy(), manifest, released.artifacts())
                        : List.of())));
    if (settings.rebuild()) {
      checks.addAll(new RebuildChecks(invocation, then, settings.build()).run(release, released));
    }
    return Verification.of(manifest.project(), manifest.version(), manifest.commit(), checks);
  }

  /**
   * Rebuilds that were accepted, before and, as they cannot be, after the release was performed.
   *
   * @param built whether prepare has built it
   */
  private static List<Check> events(List<LedgerEvent> events, int performed, boolean built) {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      LedgerEvent event = events.get(i);
      String said = event.type() + " by " + event.by() + " at " + event.at();
      if (i >= performed
          && (event.type() == Type.REBUILD_ACCEPTED || event.type() == Type.PERFORMED)) {
        checks.add(
            new Check("ledger", false, "ledger: " + said + ", after the release was performed"));
      } else if (event.type() == Type.REBUILD_ACCEPTED) {
        checks.add(
            new Check(
                "ledger",
                true,
                "ledger: "
                    + said
                    + (built
                        ? ", with other digests than released"
                        : ", as prepare had built nothing")));
      }
    }
    return checks;
  }

  /** That it points to the release commit is known by then. */
  private static Check tag(PreparedRelease release) {
    Manifest manifest = release.manifest();
    boolean annotated = !release.tagObject().equals(manifest.commit());
    return new Check(
        "tag",
        annotated,
        "tag "
            + manifest.tag()
            + (annotated ? " points to " + manifest.commit() : " is not the annotated tag it was"));
  }

  private static List<Check> ledger(
      Workspace workspace, GitRemote remote, Map<String, String> refs) {
    String head = workspace.ledger().fetchHead(remote, refs).orElseThrow();
    List<Check> checks = new ArrayList<>();
    LedgerChain found = LedgerChain.of(workspace.repository(), head);
    found.rewritten().forEach(line -> checks.add(new Check("ledger", false, "ledger: " + line)));
    workspace
        .ledger()
        .localHead()
        .filter(local -> !workspace.repository().isAncestor(local, head))
        .filter(local -> !workspace.repository().isAncestor(head, local))
        .ifPresent(
            local ->
                checks.add(
                    new Check(
                        "ledger",
                        false,
                        "ledger: the one on "
                            + remote.name()
                            + " has another history than this clone's, "
                            + local)));
    return checks.isEmpty()
        ? List.of(
            new Check(
                "ledger",
                true,
                "ledger of " + found.size() + " entries, none of them changed since"))
        : checks;
  }

  /** Does checks that gpg has a part in. */
  private List<Check> checked(
      Workspace workspace, Function<PublishedChecks, List<Check>> checking) {
    Publishing publishing = workspace.publishing();
    Optional<ArtifactSigner> own =
        invocation.caller().signingKey().map(key -> publishing.artifactSigner());
    try {
      return checking.apply(
          new PublishedChecks(
              new PublishedFiles(invocation.targets()),
              workspace.policy().assets().provenanceKeys(),
              (form, file, signature) -> {
                if (form == SignatureForm.SIGSTORE) {
                  return publishing.sigstore().check(file, signature);
                }
                return own.map(signer -> signer.check(file, signature))
                    .orElseGet(() -> publishing.artifactVerifier().check(file, signature));
              }));
    } finally {
      own.ifPresent(ArtifactSigner::close);
    }
  }

  private Verification file(
      Workspace workspace, GitRemote remote, Map<String, String> refs, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ReleaseException("there is no file " + file, "name one with -Dfile=");
    }
    String name = file.getFileName().toString();
    Artifact found = Staging.measure(file, name);
    GitLedger ledger = workspace.ledger();
    Optional<String> head = ledger.fetchHead(remote, refs);
    Found known = new ReleasedFiles(ledger, head).find(found, settings.releaseVersion());
    List<Check> checks = new ArrayList<>(ledger(workspace, remote, refs));
    checks.add(known.check());
    Workspace then = known.manifest().map(workspace::as).orElse(workspace);
    checks.addAll(checked(then, all -> all.beside(file, known)));
    return Verification.of(
        workspace.reactor().root().key(),
        known.manifest().map(Manifest::version).orElse(""),
        known.manifest().map(Manifest::commit).orElse(""),
        checks);
  }
}

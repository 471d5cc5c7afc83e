package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.RewrittenFiles;
import io.github.releasekit.adapter.git.ScratchClone;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Verification;
import io.github.releasekit.domain.manifest.Verification.Check;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        failed.stream().limit(SHOWN).map(Check::detail).collect(Collectors.joining("; "));
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
                    .append(check.detail())
                    .append('\n'));
    return text.append(verification.passed() ? "verified: " : "not verified: ")
        .append(verification.project())
        .append(' ')
        .append(verification.version())
        .append('\n')
        .toString();
  }

  private Verification release(Workspace workspace, GitRemote remote, Map<String, String> refs) {
    PreparedRelease release =
        PreparedRelease.read(
            workspace, remote, refs, settings.releaseVersion().map(Version::parse));
    Manifest manifest = release.manifest();
    List<Check> checks = new ArrayList<>();
    checks.add(tag(release));
    checks.addAll(ledger(workspace, remote, refs));
    checks.addAll(published(release));
    if (settings.rebuild()) {
      checks.addAll(rebuilt(workspace, release));
    }
    return Verification.of(manifest.project(), manifest.version(), manifest.commit(), checks);
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
    RewrittenFiles found = RewrittenFiles.of(workspace.repository(), head);
    return found.rewritten().isEmpty()
        ? List.of(
            new Check(
                "ledger",
                true,
                "ledger of " + found.commits() + " entries, none of them changed since"))
        : found.rewritten().stream()
            .map(line -> new Check("ledger", false, "ledger: " + line))
            .toList();
  }

  private List<Check> published(PreparedRelease release) {
    List<Artifact> files =
        Stream.concat(release.released().artifacts().stream(), release.signatures().stream())
            .toList();
    return new PublishedFiles(invocation.targets())
        .read(release.released().targets(), files).stream()
            .map(
                file ->
                    new Check(
                        file.released().path(),
                        file.problem().isEmpty(),
                        file.problem()
                            .orElse(
                                file.released().path()
                                    + " has SHA-256 "
                                    + file.released().sha256())))
            .toList();
  }

  private List<Check> rebuilt(Workspace workspace, PreparedRelease release) {
    Staging built = build(workspace, release);
    Map<String, Artifact> made = new LinkedHashMap<>();
    built.measured().forEach(file -> made.put(file.path(), file));
    List<Check> checks = new ArrayList<>();
    for (Artifact file : release.released().artifacts()) {
      Artifact again = made.remove(file.path());
      checks.add(
          new Check(
              "rebuild",
              file.equals(again),
              file.path()
                  + (again == null
                      ? " is not built by the tag"
                      : file.equals(again)
                          ? " is built again, byte by byte"
                          : " is built otherwise by the tag: SHA-256 " + again.sha256())));
    }
    made.keySet()
        .forEach(
            path -> checks.add(new Check("rebuild", false, path + " is built by the tag only")));
    return checks;
  }

  private Staging build(Workspace workspace, PreparedRelease release) {
    Manifest manifest = release.manifest();
    Version version = Version.parse(manifest.version());
    Path attempt = new Attempts(workspace.output(), version, invocation.clock().instant()).next();
    Path checkout = attempt.resolve("checkout");
    ScratchClone.create(
        workspace.repository(),
        checkout,
        workspace.repository().branch().orElse("refs/heads/release"),
        manifest.commit(),
        Map.of(manifest.tag(), release.tagObject()));
    String directory = workspace.repository().relative(invocation.caller().directory());
    Path staging = attempt.resolve("staging");
    new InnerBuild(
            invocation.caller(),
            settings.build(),
            workspace.projects(),
            workspace.journals().buildProcessFile(),
            workspace.buildProperties(
                version, workspace.policy().profiles().named(manifest.profile())))
        .run(checkout, checkout.resolve(directory).normalize(), staging);
    return new Staging(staging);
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
    List<String> versions =
        settings.releaseVersion().map(List::of).orElseGet(() -> names(ledger.versions(head)));
    String known = ", and is of no release";
    for (Manifest manifest : manifests(ledger, head, versions)) {
      for (Artifact released : files(ledger, head, manifest)) {
        if (released.sha256().equals(found.sha256()) && released.sha512().equals(found.sha512())) {
          String detail = name + " is " + released.path() + " of " + manifest.version();
          return Verification.of(
              manifest.project(),
              manifest.version(),
              manifest.commit(),
              List.of(new Check(released.path(), true, detail)));
        }
        if (released.name().equals(name)) {
          known = ", and was released with " + released.sha256();
        }
      }
    }
    return Verification.of(
        workspace.reactor().root().key(),
        settings.releaseVersion().orElse(""),
        "",
        List.of(new Check(name, false, name + " has SHA-256 " + found.sha256() + known)));
  }

  private static List<Manifest> manifests(
      GitLedger ledger, Optional<String> head, List<String> versions) {
    return versions.stream().flatMap(version -> ledger.manifest(head, version).stream()).toList();
  }

  /** Those that the manifest lists, and those of accepted rebuilds. */
  private static List<Artifact> files(GitLedger ledger, Optional<String> head, Manifest manifest) {
    return Stream.concat(
            manifest.artifacts().stream(),
            ledger.events(head, manifest.version()).stream()
                .flatMap(event -> event.artifacts().stream()))
        .toList();
  }

  private static List<String> names(List<Version> versions) {
    return versions.stream().map(Version::toString).toList();
  }
}

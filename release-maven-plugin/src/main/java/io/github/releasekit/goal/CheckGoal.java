package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.report.ReportFiles;
import io.github.releasekit.adapter.report.TestReports;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.ChangelogLint;
import io.github.releasekit.domain.changelog.WebLinks;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.result.TestResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Judges a module's own reports at the end of its build, and once the changelogs (V9, C6). */
public final class CheckGoal {

  private final PolicyArtifacts policies;
  private final Consumer<String> out;

  /**
   * @param policies that release-kit.yml may extend
   * @param out gets the lines for the user
   */
  public CheckGoal(PolicyArtifacts policies, Consumer<String> out) {
    this.policies = policies;
    this.out = out;
  }

  /**
   * What is judged.
   *
   * @param buildDirectory the module's {@code target}
   * @param directory of the module that Maven was started in, where changelogs are judged; empty
   *     for the others
   * @param webUrl {@code scm/url}, for their links
   */
  public record Subject(Path buildDirectory, Optional<Path> directory, Optional<String> webUrl) {}

  /**
   * @throws ReleaseException with every suite that failed, and every finding in a changelog
   */
  public void run(Subject subject) {
    Path build = subject.buildDirectory();
    TestResults results = TestReports.read(new ReportFiles(build, List.of(build)), List.of());
    List<Finding> findings = new ArrayList<>(results.failures());
    subject.directory().ifPresent(d -> findings.addAll(changelogs(d, subject.webUrl())));
    if (!findings.isEmpty()) {
      throw new ReleaseException(
          PlainText.count(findings.size(), "finding") + ":" + Finding.lines(findings),
          "correct them, and run mvn verify");
    }
    if (results.passed() > 0) {
      out.accept(PlainText.count(results.passed(), "test") + " passed");
    }
  }

  /** The findings in the changelog, or in those of the components. */
  private List<Finding> changelogs(Path directory, Optional<String> webUrl) {
    Path root = repositoryRoot(directory);
    Policy policy = PolicyLoader.load(content(root.resolve(Policy.FILE)), policies);
    if (policy.components().isEmpty()) {
      return changelog(root, policy.changelog(), webUrl);
    }
    return policy.components().stream()
        .map(component -> policy.of(component).changelog())
        .flatMap(changelog -> changelog(root, changelog, webUrl).stream())
        .toList();
  }

  private static List<Finding> changelog(
      Path root, ChangelogPolicy policy, Optional<String> webUrl) {
    return content(root.resolve(policy.file()))
        .map(content -> ChangelogLint.findings(content, policy, webUrl.flatMap(WebLinks::of)))
        .orElse(List.of())
        .stream()
        .map(found -> new Finding(found.at(policy.file()), found.remedy()))
        .toList();
  }

  /** Where {@code .git} is; the directory itself where there is none, as in a source archive. */
  private static Path repositoryRoot(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    return root == null ? directory : root;
  }

  private static Optional<byte[]> content(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

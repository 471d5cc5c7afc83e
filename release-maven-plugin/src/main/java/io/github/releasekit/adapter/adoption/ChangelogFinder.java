package io.github.releasekit.adapter.adoption;

import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog.Form;
import io.github.releasekit.domain.changelog.ChangelogLint;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The changelog of a project, and whether a release can be entered into it. */
public final class ChangelogFinder {

  private static final List<String> NAMES =
      List.of(
          "changelog", "changes", "history", "release-notes", "release_notes", "releases", "news");
  private static final List<String> OTHER_FORMS = List.of("", ".txt", ".adoc", ".asciidoc", ".rst");

  private ChangelogFinder() {}

  /** That of a working tree, Markdown first; empty where there is none. */
  public static Optional<FoundChangelog> find(ProjectDirectory directory) {
    List<String> files =
        Stream.concat(directory.names("").stream(), directory.names("docs").stream()).toList();
    Optional<String> markdown = first(files, List.of(".md"));
    if (markdown.isPresent()) {
      return markdown.map(path -> judged(path, directory.read(path).orElse(new byte[0])));
    }
    return first(files, OTHER_FORMS).map(path -> new FoundChangelog(path, Form.OTHER, ""));
  }

  private static Optional<String> first(List<String> files, List<String> endings) {
    return NAMES.stream()
        .flatMap(name -> endings.stream().map(name::concat))
        .flatMap(
            name ->
                files.stream()
                    .filter(
                        file ->
                            file.substring(file.lastIndexOf('/') + 1)
                                .toLowerCase(Locale.ROOT)
                                .equals(name)))
        .findFirst();
  }

  private static FoundChangelog judged(String path, byte[] content) {
    List<ChangelogLint.Finding> findings =
        ChangelogLint.findings(content, ChangelogPolicy.DEFAULT.withFile(path), Optional.empty());
    Optional<ChangelogLint.Finding> always =
        findings.stream().filter(finding -> finding.rule().stops(true)).findFirst();
    Optional<ChangelogLint.Finding> first =
        always.or(
            () -> findings.stream().filter(finding -> finding.rule().stops(false)).findFirst());
    return new FoundChangelog(
        path,
        always.isPresent() ? Form.REFUSED : first.isPresent() ? Form.ADOPTABLE : Form.KEPT,
        first.map(finding -> finding.at(path)).orElse(""));
  }
}

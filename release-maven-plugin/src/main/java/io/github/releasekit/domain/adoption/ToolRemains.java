package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of the old tools may go once release-kit makes the releases. */
final class ToolRemains {

  private static final String ONCE = "remove it once the first release is made by release-kit";

  private ToolRemains() {}

  static void note(ProjectFacts facts, Notes notes) {
    ProjectFacts.Tools tools = facts.tools();
    Stream.of(tools.mavenRelease(), tools.gitflow(), tools.jgitflow(), tools.jreleaser())
        .filter(ToolSettings::isUsed)
        .forEach(
            tool ->
                tool.places()
                    .forEach(
                        place ->
                            notes.findings.add(
                                new Finding(
                                    tool.tool(),
                                    "its configuration",
                                    place,
                                    Kind.MAY_GO,
                                    place.contains(":") && !place.contains(" ")
                                        ? "it is inherited, and does nothing unless it is called"
                                        : ONCE))));
    List<String> left =
        facts.files().stream()
            .map(ProjectFacts.FoundFile::path)
            .filter(
                path ->
                    Set.of(
                            "release.properties",
                            "pom.xml.releaseBackup",
                            "pom.xml.tag",
                            "pom.xml.next")
                        .contains(path))
            .toList();
    if (!left.isEmpty()) {
      notes.findings.add(
          new Finding(
              MavenReleaseMapping.TOOL,
              String.join(", ", left),
              "",
              Kind.MAY_GO,
              "a release that was not finished left it: mvn release:clean, or git clean"));
    }
    if (facts.git().ofMavenRelease() && !tools.mavenRelease().isUsed()) {
      notes.note(
          MavenReleaseMapping.TOOL,
          "commits of it in the history",
          "",
          "nothing configures it: its releases are found by their tags");
    }
  }
}

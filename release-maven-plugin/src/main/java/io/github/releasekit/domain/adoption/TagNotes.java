package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How versions are written as tags, and what is said of it. */
final class TagNotes {

  private final ProjectFacts facts;
  private final Notes notes;

  TagNotes(ProjectFacts facts, Notes notes) {
    this.facts = facts;
    this.notes = notes;
  }

  /**
   * Adds the entries.
   *
   * @return the last release's version
   */
  Optional<Version> add() {
    ToolSettings release = facts.tools().mavenRelease();
    ToolSettings gitflow =
        facts.tools().gitflow().isUsed() ? facts.tools().gitflow() : facts.tools().jgitflow();
    List<String> configured =
        Stream.of(
                GitflowMapping.tagNameFormat(gitflow),
                MavenReleaseMapping.tagNameFormat(release).map(this::filledIn),
                JReleaserMapping.tagNameFormat(facts.tools().jreleaser()).map(this::filledIn))
            .flatMap(Optional::stream)
            .toList();
    ProjectFacts.Module root = facts.root();
    TagChoice choice =
        TagChoice.of(
            facts.git().tags(), root.groupId(), root.artifactId(), root.version(), configured);
    if (!choice.scheme().lines().isEmpty()) {
      notes.entries.add(
          PolicyEntry.of(
              "versions",
              "Versions are not semantic: they are written like "
                  + Version.withoutSnapshot(root.version())
                  + ".",
              choice.scheme().lines().toArray(String[]::new)));
    }
    release
        .find("tagNameFormat")
        .ifPresent(setting -> said(MavenReleaseMapping.TOOL, setting, choice));
    Stream.of("gitFlowConfig.versionTagPrefix", "flowInitContext.versionTagPrefix")
        .flatMap(key -> gitflow.find(key).stream())
        .forEach(
            setting ->
                said(
                    gitflow.tool(),
                    new Setting(
                        setting.key(), setting.value() + "@{project.version}", setting.where()),
                    choice));
    if (!choice.isDefault()) {
      String why =
          choice
              .evidence()
              .map(tag -> "The last releases are tagged so, such as " + tag + ".")
              .orElse("As the tool tags that is used; there is no tag of a release here.");
      notes.entries.add(
          PolicyEntry.of("", why, "tagNameFormat: " + PolicyText.scalar(choice.format())));
      notes.findings.add(
          new Finding(
              "git tags",
              choice.evidence().orElse("none"),
              "",
              Kind.BECOMES,
              "tagNameFormat: " + choice.format() + " in release-kit.yml"));
    } else {
      choice
          .evidence()
          .ifPresent(
              tag ->
                  notes.findings.add(
                      new Finding(
                          "git tags",
                          tag,
                          "",
                          Kind.NOT_NEEDED,
                          "that is how tags are named by default")));
    }
    if (choice.evidence().isEmpty() && !facts.git().tags().isEmpty()) {
      notes.findings.add(
          new Finding(
              "git tags",
              String.join(
                  ", ", facts.git().tags().subList(0, Math.min(3, facts.git().tags().size()))),
              "",
              Kind.NO_COUNTERPART,
              "none has a version that release-kit reads, such as v1.2.3: tag the last release so as"
                  + " well, and it is found"));
    }
    return choice.released();
  }

  private void said(String tool, Setting setting, TagChoice choice) {
    boolean same = filledIn(setting.value().strip()).equals(choice.format());
    notes.add(
        tool,
        setting,
        !same ? Kind.NO_COUNTERPART : choice.isDefault() ? Kind.NOT_NEEDED : Kind.BECOMES,
        !same
            ? "tags are "
                + choice.format()
                + " by what there is, such as "
                + choice.evidence().orElse("none")
            : choice.isDefault() ? "that is the default" : "tagNameFormat in release-kit.yml");
  }

  /** With expressions that Maven resolves put as release-kit has them. */
  private String filledIn(String format) {
    return format
        .replaceAll("[$@]\\{(project\\.)?version}", "@{project.version}")
        .replaceAll("[$@]\\{(project\\.)?artifactId}", "@{project.artifactId}")
        .replaceAll("[$@]\\{(project\\.)?groupId}", "@{project.groupId}");
  }
}

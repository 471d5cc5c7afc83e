package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.Locale;

/** What becomes of JReleaser's distributions and their packagers. */
final class JReleaserPackagers {

  private final ToolSettings settings;
  private final Notes notes;

  /**
   * @param settings the whole configuration
   */
  JReleaserPackagers(ToolSettings settings, Notes notes) {
    this.settings = settings;
    this.notes = notes;
  }

  /** What becomes of a distribution. */
  void distribution(String name, ToolSettings part) {
    String key = "distributions." + name;
    for (String packager : part.names()) {
      ToolSettings own = part.below(packager);
      Setting setting =
          new Setting(
              key + "." + packager,
              "…",
              own.settings().isEmpty() ? "" : own.settings().get(0).where());
      if (JReleaserMapping.isOff(own)) {
        notes.add(JReleaserMapping.TOOL, setting, Kind.NOT_NEEDED, "it is switched off");
        continue;
      }
      switch (packager) {
        case "brew" -> brew(name, part, setting);
        case "docker", "jib" -> image(own, part, setting);
        case "artifacts" ->
            notes.add(
                JReleaserMapping.TOOL,
                setting,
                Kind.NOT_NEEDED,
                "what the build attaches is released");
        case "scoop",
            "chocolatey",
            "sdkman",
            "snap",
            "jbang",
            "asdf",
            "macports",
            "flatpak",
            "appImage",
            "gofish",
            "spec",
            "winget" ->
            notes.add(
                JReleaserMapping.TOOL, setting, Kind.NO_COUNTERPART, JReleaserMapping.UPLOADS);
        default -> {
          // Names, tags and the like: the packagers' own.
        }
      }
    }
  }

  /** The file of a distribution, by the first of its artifacts. */
  private static String artifact(ToolSettings part) {
    return part.items("artifacts").stream()
        .flatMap(one -> one.value("path").stream())
        .map(path -> JReleaserMapping.text(path.substring(path.lastIndexOf('/') + 1), "@{version}"))
        .map(path -> path.replace("@{project.artifactId}", "@{artifactId}"))
        .filter(path -> !path.contains("{{"))
        .findFirst()
        .orElse("*-@{version}.zip");
  }

  private void brew(String name, ToolSettings part, Setting setting) {
    ToolSettings own = part.below("brew");
    String owner =
        own.value("repository.owner")
            .or(() -> own.value("tap.owner"))
            .or(() -> settings.value("release.github.owner"))
            .orElse("OWNER");
    String tap =
        own.value("repository.name").or(() -> own.value("tap.name")).orElse("homebrew-tap");
    notes.becomes(
        JReleaserMapping.TOOL,
        setting,
        PolicyEntry.comment(
            "channels",
            "A formula in a Homebrew tap: see that the artifact is the file to install.",
            "homebrew:",
            "  tap: " + PolicyText.scalar("https://github.com/" + owner + "/" + tap + ".git"),
            "  formula: "
                + PolicyText.scalar(own.value("formulaName").orElse(name).toLowerCase(Locale.ROOT)),
            "  artifact: " + PolicyText.scalar(artifact(part))));
  }

  private void image(ToolSettings own, ToolSettings part, Setting setting) {
    String image =
        own.texts("imageNames").stream()
            .map(one -> one.replaceAll(":[^/]*$", ""))
            .filter(one -> one.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9][a-z0-9._-]*)+"))
            .findFirst()
            .orElse("registry.example.org/owner/name");
    String jar = artifact(part);
    notes.becomes(
        JReleaserMapping.TOOL,
        setting,
        PolicyEntry.comment(
            "channels",
            "A container image that runs a JAR; it needs the extension: init -Dwith=image.",
            "image:",
            "  repository: " + PolicyText.scalar(image),
            "  base: "
                + PolicyText.scalar(
                    own.value("baseImage")
                        .filter(b -> !b.contains("{{"))
                        .orElse("eclipse-temurin:17-jre")),
            "  artifact: " + PolicyText.scalar(jar.endsWith(".jar") ? jar : "*-@{version}.jar")));
  }
}

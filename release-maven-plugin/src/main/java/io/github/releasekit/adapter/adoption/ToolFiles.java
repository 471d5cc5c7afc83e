package io.github.releasekit.adapter.adoption;

import io.github.releasekit.adapter.config.YamlSettings;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.versionfile.TomlSettings;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundFile;
import io.github.releasekit.domain.adoption.Setting;
import io.github.releasekit.domain.adoption.ToolSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of CI systems and of release tools. */
public final class ToolFiles {

  private static final String JRELEASER = "JReleaser";

  /** Directories whose files are all looked at. */
  private static final List<String> DIRECTORIES =
      List.of(
          ".github/workflows",
          ".gitea/workflows",
          ".forgejo/workflows",
          ".teamcity",
          ".buildkite",
          ".woodpecker");

  private static final Set<String> FILES =
      Set.of(
          ".gitlab-ci.yml",
          "Jenkinsfile",
          ".travis.yml",
          ".circleci/config.yml",
          "azure-pipelines.yml",
          "azure-pipelines.yaml",
          "bitbucket-pipelines.yml",
          ".woodpecker.yml",
          ".woodpecker.yaml",
          ".drone.yml",
          "appveyor.yml",
          "Makefile",
          "release-please-config.json",
          ".release-please-manifest.json",
          ".releaserc",
          ".releaserc.json",
          ".releaserc.yml",
          "release.config.js",
          ".versionrc",
          ".versionrc.json",
          "cliff.toml",
          ".git-cliff.toml",
          "release.properties",
          "pom.xml.releaseBackup",
          "pom.xml.tag",
          "pom.xml.next");

  private static final Pattern CALL =
      Pattern.compile(
          "\\brelease:(prepare|perform|branch|rollback|clean|stage|update-versions)\\b"
              + "|\\bj?gitflow:[a-z]+(-[a-z]+)*|\\bjreleaser:[a-z]+(-[a-z]+)*"
              + "|\\bjreleaser (full-release|release|deploy|announce)\\b");

  private static final int MAX_CALLS = 20;
  private static final int MAX_LEVELS = 30;

  private final ProjectDirectory directory;

  public ToolFiles(ProjectDirectory directory) {
    this.directory = directory;
  }

  /** Those that are there, in the order of their names. */
  public List<FoundFile> found() {
    Stream<String> all = DIRECTORIES.stream().flatMap(name -> directory.names(name).stream());
    Stream<String> scripts = directory.names("").stream().filter(name -> name.endsWith(".sh"));
    return Stream.of(all, FILES.stream().filter(directory::has), scripts)
        .flatMap(paths -> paths)
        .distinct()
        .sorted()
        .map(path -> new FoundFile(path, calls(path)))
        .filter(file -> !file.path().endsWith(".sh") || !file.calls().isEmpty())
        .toList();
  }

  private List<String> calls(String path) {
    List<String> calls = new ArrayList<>();
    List<String> lines =
        directory
            .read(path)
            .map(content -> new String(content, StandardCharsets.UTF_8).lines().toList())
            .orElse(List.of());
    for (int i = 0; i < lines.size() && calls.size() < MAX_CALLS; i++) {
      String line = PlainText.shortLine(lines.get(i).strip());
      if (!line.startsWith("#") && CALL.matcher(line).find()) {
        calls.add(i + 1 + ": " + line);
      }
    }
    return calls;
  }

  /**
   * The configuration of JReleaser.
   *
   * @param directories from the top of the working tree, with {@code /} at the end or empty
   * @param plugin that of its Maven plugin
   * @throws io.github.releasekit.domain.ReleaseException when a file of it cannot be read
   */
  public ToolSettings jreleaser(List<String> directories, ToolSettings plugin) {
    List<String> places = new ArrayList<>();
    List<Setting> settings = new ArrayList<>();
    for (String at : directories) {
      for (String ending : List.of("yml", "yaml", "json", "toml")) {
        String path = at + "jreleaser." + ending;
        directory
            .read(path)
            .ifPresent(
                content -> {
                  places.add(path);
                  read(path, ending, content)
                      .forEach((key, value) -> settings.add(new Setting(key, value, path)));
                });
      }
    }
    places.addAll(plugin.places());
    plugin.settings().stream()
        .filter(setting -> setting.key().startsWith("jreleaser."))
        .map(
            setting ->
                new Setting(
                    setting.key().substring("jreleaser.".length()),
                    setting.value(),
                    setting.where()))
        .forEach(settings::add);
    return new ToolSettings(JRELEASER, places, settings);
  }

  private static Map<String, String> read(String path, String ending, byte[] content) {
    return switch (ending) {
      case "json" -> json(path, content);
      case "toml" -> TomlSettings.read(path, content);
      default -> YamlSettings.read(path, content);
    };
  }

  private static Map<String, String> json(String path, byte[] content) {
    Map<String, String> texts = new LinkedHashMap<>();
    collect("", Json.read(content, Map.class, path), texts, 0);
    return texts;
  }

  private static void collect(String path, Object at, Map<String, String> texts, int level) {
    String prefix = path.isEmpty() ? "" : path + ".";
    if (level > MAX_LEVELS) {
      return;
    }
    if (at instanceof Map<?, ?> mapping) {
      mapping.forEach((key, value) -> collect(prefix + key, value, texts, level + 1));
    } else if (at instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(prefix + i, list.get(i), texts, level + 1);
      }
    } else if (at != null) {
      texts.putIfAbsent(path, at.toString());
    }
  }
}

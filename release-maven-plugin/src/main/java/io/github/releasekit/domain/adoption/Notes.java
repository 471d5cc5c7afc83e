package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.SecretText;
import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is proposed while it is decided. */
final class Notes {

  final List<Finding> findings = new ArrayList<>();
  final List<PolicyEntry> entries = new ArrayList<>();
  final Map<String, String> configuration = new LinkedHashMap<>();

  /** Whether a changelog is begun. */
  boolean writesChangelog;

  private final SetUp setUp;

  /**
   * @param setUp an entry of the plugin that is there is left to those who have written it
   */
  Notes(SetUp setUp) {
    this.setUp = setUp;
  }

  void add(String source, Setting setting, Kind kind, String text) {
    findings.add(new Finding(source, setting.shown(), setting.where(), kind, text));
  }

  void note(String source, String what, String where, String text) {
    findings.add(new Finding(source, what, where, Kind.NOTE, text));
  }

  /** An entry that takes the place of a setting, unless a secret is in it. */
  void becomes(String source, Setting setting, PolicyEntry entry) {
    if (entry.lines().stream().anyMatch(SecretText::isIn)) {
      add(
          source,
          setting,
          Kind.NO_COUNTERPART,
          "it seems to hold a secret: give that by settings.xml or the environment, and write the"
              + " rest into release-kit.yml");
      return;
    }
    String line = entry.lines().get(0);
    add(
        source,
        setting,
        Kind.BECOMES,
        (entry.section().isEmpty() ? line : entry.section() + ": " + line)
            + (entry.live() ? " in release-kit.yml" : " in release-kit.yml, as a comment"));
    entries.add(entry);
  }

  /** A parameter of the plugin that takes the place of a setting, unless a secret is in it. */
  void configures(String source, Setting setting, String parameter, String value) {
    if (SecretText.isIn(value)) {
      add(
          source,
          setting,
          Kind.NO_COUNTERPART,
          "it seems to hold a secret: give that by settings.xml or the environment, and write the"
              + " rest into <"
              + parameter
              + "> of the plugin entry");
      return;
    }
    if (setUp.plugin() == NamedPlugin.NOWHERE) {
      add(source, setting, Kind.CONFIGURES, "<" + parameter + "> of the plugin entry");
      configuration.putIfAbsent(parameter, value);
    } else if (!setUp.configuration().containsKey(parameter)) {
      String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
      add(
          source,
          setting,
          Kind.NOTE,
          "the plugin has an entry: write <"
              + parameter
              + ">"
              + escaped
              + "</"
              + parameter
              + "> into it yourself");
    }
  }

  /** An argument more for the build of a release. */
  void argument(String source, Setting setting, String argument, String why) {
    if (setUp.plugin() == NamedPlugin.NOWHERE) {
      configuration.merge("arguments", argument, (before, more) -> before + " " + more);
      add(
          source,
          setting,
          Kind.CONFIGURES,
          "<arguments> of the plugin entry: " + argument + " " + why);
    } else if (!setUp.configuration().getOrDefault("arguments", "").contains(argument)) {
      add(
          source,
          setting,
          Kind.NOTE,
          "the plugin has an entry: add " + argument + " to its <arguments> yourself; it " + why);
    }
  }
}

package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundFile;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundVersion;
import io.github.releasekit.domain.adoption.ProjectFacts.Git;
import io.github.releasekit.domain.adoption.ProjectFacts.Module;
import io.github.releasekit.domain.adoption.ProjectFacts.PluginUse;
import io.github.releasekit.domain.adoption.ProjectFacts.Scm;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import io.github.releasekit.domain.adoption.ProjectFacts.Tools;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project with nothing but a POM, to which a test adds what it is about. */
public final class FactsFixture {

  public List<Module> modules =
      new ArrayList<>(
          List.of(new Module("org.acme", "app", "1.3.0-SNAPSHOT", "", Optional.empty())));
  public Optional<String> performRelease = Optional.empty();
  public ToolSettings mavenRelease = ToolSettings.none("maven-release-plugin");
  public ToolSettings gitflow = ToolSettings.none("gitflow-maven-plugin");
  public ToolSettings jgitflow = ToolSettings.none("jgitflow-maven-plugin");
  public ToolSettings jreleaser = ToolSettings.none("JReleaser");
  public List<PluginUse> plugins = new ArrayList<>();
  public Scm scm = new Scm("", "", "https://github.com/acme/app", false);
  public Optional<String> branch = Optional.of("main");
  public List<String> branches = List.of("main");
  public List<String> tags = List.of("v1.2.0");
  public Optional<String> remote = Optional.of("https://git.acme.org/acme/app.git");
  public boolean shallow;
  public List<FoundFile> files = new ArrayList<>();
  public Optional<FoundChangelog> changelog =
      Optional.of(new FoundChangelog("CHANGELOG.md", FoundChangelog.Form.KEPT, ""));
  public List<FoundVersion> versionFiles = new ArrayList<>();
  public SetUp setUp = new SetUp(NamedPlugin.NOWHERE, Map.of(), List.of(), false);
  public String pluginVersion = "1.0.0";

  /** A tool with settings, given as keys and values by turns. */
  public static ToolSettings tool(String name, String... settings) {
    List<Setting> all = new ArrayList<>();
    for (int i = 0; i < settings.length; i += 2) {
      all.add(new Setting(settings[i], settings[i + 1], "pom.xml"));
    }
    return new ToolSettings(name, List.of("pom.xml"), all);
  }

  public ProjectFacts facts() {
    return new ProjectFacts(
        modules.get(0),
        modules,
        false,
        Map.of(),
        performRelease,
        new Tools(mavenRelease, gitflow, jgitflow, jreleaser),
        plugins,
        scm,
        new Git(branch, branches, tags, remote, shallow, false),
        files,
        changelog,
        versionFiles,
        setUp,
        pluginVersion,
        LocalDate.of(2026, 11, 30));
  }

  public Proposal proposal(String... wanted) {
    return Adoption.of(facts(), List.of(wanted));
  }

  /** The lines of release-kit.yml that count and differ from the defaults. */
  public List<String> policy() {
    return PolicyText.of(proposal().policy(), false)
        .lines()
        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
        .filter(line -> !line.equals("tagNameFormat: \"v@{project.version}\""))
        .toList();
  }

  /** The lines of release-kit.yml that are comments to be taken up. */
  public List<String> comments() {
    return PolicyText.of(proposal().policy(), false)
        .lines()
        .filter(line -> line.matches("#[^ #].*|#  +[^ #].*"))
        .filter(line -> !line.matches("# [^ ].*"))
        .toList();
  }

  /** What becomes of a setting, as {@code kind: text}; empty where nothing is said of it. */
  public String outcome(String setting) {
    return proposal().findings().stream()
        .filter(finding -> finding.setting().startsWith(setting))
        .map(finding -> finding.kind() + ": " + finding.text())
        .findFirst()
        .orElse("");
  }

  /** All that is said of one kind. */
  public List<Finding> of(Kind kind) {
    return proposal().findings().stream().filter(finding -> finding.kind() == kind).toList();
  }
}

package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundChangelog;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundVersion;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import io.github.releasekit.domain.fact.RepositoryAddress;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides how a project is to be released by release-kit (K2). */
public final class Adoption {

  /** Keys of the plugins that bear on releases, besides the tools themselves. */
  public static final Set<String> PLUGINS =
      Set.of(
          "org.sonatype.central:central-publishing-maven-plugin",
          "org.sonatype.plugins:nexus-staging-maven-plugin",
          "org.apache.maven.plugins:maven-gpg-plugin",
          "org.codehaus.mojo:flatten-maven-plugin",
          "org.jacoco:jacoco-maven-plugin",
          "org.apache.maven.plugins:maven-checkstyle-plugin",
          "org.apache.maven.plugins:maven-pmd-plugin",
          "com.github.spotbugs:spotbugs-maven-plugin",
          "org.owasp:dependency-check-maven",
          "org.sonarsource.scanner.maven:sonar-maven-plugin",
          "com.github.siom79.japicmp:japicmp-maven-plugin",
          "org.revapi:revapi-maven-plugin");

  private static final String CHANGELOG = "CHANGELOG.md";
  private static final int WAIVED_DAYS = 180;

  /** Plugins that bring releases to Maven Central. */
  private static final Set<String> CENTRAL =
      Set.of(
          "org.sonatype.central:central-publishing-maven-plugin",
          "org.sonatype.plugins:nexus-staging-maven-plugin");

  /** Of files that release-kit.yml can name as they stand. */
  private static final Pattern PATH =
      Pattern.compile("(?!.*(^|/)\\.{1,2}(/|$))[A-Za-z0-9_.@+ -]+(/[A-Za-z0-9_.@+ -]+)*");

  private static final Set<String> OTHER_TOOLS =
      Set.of(
          "release-please-config.json",
          ".release-please-manifest.json",
          ".releaserc",
          ".releaserc.json",
          ".releaserc.yml",
          "release.config.js",
          ".versionrc",
          ".versionrc.json",
          "cliff.toml",
          ".git-cliff.toml");

  private final ProjectFacts facts;
  private final Notes notes = new Notes();
  private final List<String> extensions = new ArrayList<>();
  private Optional<Version> released = Optional.empty();

  private Adoption(ProjectFacts facts) {
    this.facts = facts;
  }

  /**
   * Decides.
   *
   * @param wanted artifact ids of extensions that are asked for
   */
  public static Proposal of(ProjectFacts facts, List<String> wanted) {
    Adoption adoption = new Adoption(facts);
    adoption.decide();
    return adoption.proposal(wanted);
  }

  private void decide() {
    boolean components = new ComponentChoice(facts, notes).decide();
    if (!components) {
      tags();
    }
    ProjectFacts.Tools tools = facts.tools();
    new MavenReleaseMapping(facts, notes).map();
    Stream.of(tools.gitflow(), tools.jgitflow())
        .filter(ToolSettings::isUsed)
        .findFirst()
        .ifPresent(gitflow -> new GitflowMapping(facts, gitflow, notes).map());
    new JReleaserMapping(facts, notes, extensions).map();
    central();
    branch();
    if (!components) {
      versionFiles();
    }
    changelog(components);
    new QualityNotes(facts.plugins(), notes).map();
    repository();
    CiNotes.map(facts.files(), notes);
    others();
    ToolRemains.note(facts, notes);
    waiver();
    new Suggestions(facts, notes).add();
  }

  private Proposal proposal(List<String> wanted) {
    ProjectFacts.SetUp setUp = facts.setUp();
    List<Finding> findings = new ArrayList<>(notes.findings);
    if (setUp.policy()) {
      findings.removeIf(finding -> finding.kind() == Kind.BECOMES);
    }
    boolean entry = setUp.plugin() == NamedPlugin.NOWHERE;
    if (!entry) {
      findings.removeIf(finding -> finding.kind() == Kind.CONFIGURES);
    }
    Set<String> needed = new LinkedHashSet<>(wanted);
    if (!setUp.policy()) {
      needed.addAll(extensions);
    }
    needed.removeAll(setUp.extensions());
    return new Proposal(
        findings,
        new PluginEntry(
            setUp.plugin(),
            facts.pluginVersion(),
            entry ? notes.configuration : Map.of(),
            List.copyOf(needed)),
        setUp.policy() ? List.of() : notes.entries,
        !setUp.policy(),
        notes.writesChangelog);
  }

  private void tags() {
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
    released = choice.released();
    if (!choice.scheme().lines().isEmpty()) {
      notes.entries.add(
          PolicyEntry.of(
              "versions",
              "Versions are not semantic: they are written like "
                  + Version.withoutSnapshot(root.version())
                  + ".",
              choice.scheme().lines().toArray(String[]::new)));
    }
    release.find("tagNameFormat").ifPresent(setting -> said(MavenReleaseMapping.TOOL, setting, choice));
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
          .ifPresent(tag -> notes.findings.add(
              new Finding("git tags", tag, "", Kind.NOT_NEEDED, "that is how tags are named by default")));
    }
    if (choice.evidence().isEmpty() && !facts.git().tags().isEmpty()) {
      notes.findings.add(
          new Finding(
              "git tags",
              String.join(", ", facts.git().tags().subList(0, Math.min(3, facts.git().tags().size()))),
              "",
              Kind.NO_COUNTERPART,
              "none has a version that release-kit reads, such as v1.2.3: tag the last release so as"
                  + " well, and it is found"));
    }
  }

  private void said(String tool, Setting setting, TagChoice choice) {
    boolean same = filledIn(setting.value().strip()).equals(choice.format());
    notes.add(
        tool,
        setting,
        !same ? Kind.NO_COUNTERPART : choice.isDefault() ? Kind.NOT_NEEDED : Kind.BECOMES,
        !same
            ? "tags are " + choice.format() + " by what there is, such as " + choice.evidence().orElse("none")
            : choice.isDefault() ? "that is the default" : "tagNameFormat in release-kit.yml");
  }

  /** With expressions that Maven resolves put as release-kit has them. */
  private String filledIn(String format) {
    return format
        .replaceAll("[$@]\\{(project\\.)?version}", "@{project.version}")
        .replaceAll("[$@]\\{(project\\.)?artifactId}", "@{project.artifactId}")
        .replaceAll("[$@]\\{(project\\.)?groupId}", "@{project.groupId}");
  }

  private void central() {
    facts.plugins().stream()
        .filter(use -> CENTRAL.contains(use.key()))
        .findFirst()
        .ifPresent(
            use -> {
              boolean portal = use.key().contains("central-publishing");
              boolean signs =
                  facts.plugins().stream().anyMatch(one -> one.key().endsWith(":maven-gpg-plugin"));
              boolean said =
                  notes.entries.stream().anyMatch(one -> one.lines().get(0).startsWith("central:"));
              Setting setting = new Setting(use.key().replaceFirst(".*:", ""), "…", use.where());
              if (said) {
                return;
              }
              PolicyEntry entry =
                  new PolicyEntry(
                      "",
                      portal
                          ? "To Maven Central; the user token is the server 'central' of settings.xml."
                          : "OSSRH is no more: the Portal of Maven Central takes its place, with a user"
                              + " token as the server 'central' of settings.xml.",
                      List.of("central: {publish: automatic}"),
                      portal);
              notes.becomes(use.key().replaceFirst(".*:", ""), setting, entry);
              if (!signs && portal) {
                notes.entries.add(
                    PolicyEntry.of(
                        "", "Maven Central asks for signatures.", "artifactSignatures: openpgp"));
              }
            });
  }

  /** The branch that is checked out has to be one that may be released from. */
  private void branch() {
    boolean branching =
        notes.entries.stream().anyMatch(entry -> entry.section().equals("branching"));
    facts
        .git()
        .branch()
        .filter(name -> !branching && name.matches("development|develop|dev"))
        .ifPresent(
            name ->
                notes.note(
                    "git",
                    "branch " + name,
                    "",
                    "releases are made from main, master, trunk and release branches; where they are"
                        + " made from this one, say branches: [" + name + "] in release-kit.yml, and"
                        + " where main has releases only, branching: {model: gitflow}"));
  }

  /**
   * A file has the project's version, or that of the last release; another version is none of ours.
   */
  private void versionFiles() {
    String ours = facts.root().version();
    Set<String> current =
        Set.of(ours, Version.withoutSnapshot(ours), Version.withoutSnapshot(ours) + ".dev0");
    Optional<String> last = released.map(Version::toString);
    for (FoundVersion file : facts.versionFiles()) {
      boolean isCurrent = current.contains(file.version()) && !file.document();
      boolean isLast = last.filter(file.version()::equals).isPresent();
      if (!isCurrent && !isLast || !PATH.matcher(file.path()).matches()) {
        continue;
      }
      List<String> lines = new ArrayList<>(List.of("- file: " + PolicyText.scalar(file.path())));
      if (!isCurrent && !file.document()) {
        lines.add("  \"on\": release");
      }
      String why = isCurrent ? "It has the project's version." : "It names the last release.";
      notes.entries.add(new PolicyEntry("versionFiles", why, lines, true));
      notes.findings.add(
          new Finding(
              "version files",
              file.path() + " " + file.version(),
              "",
              Kind.BECOMES,
              "versionFiles in release-kit.yml"));
    }
  }

  private void changelog(boolean components) {
    if (facts.changelog().isEmpty()) {
      notes.writesChangelog = !components;
      if (!components) {
        notes.note("changelog", "none", "", CHANGELOG + " is begun, in the form of Keep a Changelog");
      }
      return;
    }
    FoundChangelog found = facts.changelog().get();
    String adopt = "mvn release-kit:prepare -Dadopt puts a new head in front and keeps the old text";
    switch (found.form()) {
      case KEPT -> {
        if (!found.path().equals(CHANGELOG) && !components) {
          notes.entries.add(
              PolicyEntry.of(
                  "changelog",
                  "Where the changelog is.",
                  "file: " + PolicyText.scalar(found.path())));
        }
        notes.findings.add(
            new Finding("changelog", found.path(), "", Kind.NOT_NEEDED, "it is of the form of Keep a Changelog"));
      }
      case ADOPTABLE -> {
        if (found.path().equals(CHANGELOG)) {
          notes.note("changelog", found.place(), "", adopt + "; or correct the line");
        } else {
          notes.writesChangelog = !components;
          notes.note(
              "changelog",
              found.place(),
              "",
              "it stays as it is, and " + CHANGELOG + " is begun; or name it as changelog.file, and "
                  + adopt);
        }
      }
      case REFUSED ->
          notes.findings.add(
              new Finding(
                  "changelog",
                  found.place(),
                  "",
                  Kind.NO_COUNTERPART,
                  "a release is refused until that line is corrected"));
      case OTHER -> {
        notes.writesChangelog = !components;
        notes.note(
            "changelog", found.path(), "", "it is no Markdown: it stays as it is, and " + CHANGELOG + " is begun");
      }
    }
  }

  private void repository() {
    ProjectFacts.Git git = facts.git();
    if (git.remote().isEmpty()) {
      notes.note("git", "no remote", "", "git remote add origin URL: a release is pushed there");
    }
    if (git.shallow()) {
      notes.note("git", "shallow clone", "", "git fetch --unshallow --tags: releases are found by tags and history");
    } else if (git.tags().isEmpty()) {
      notes.note("git", "no tags", "", "git fetch --tags, where there are releases: the last one is found by its tag");
    }
    String connection =
        facts.scm().developerConnection().isBlank()
            ? facts.scm().connection()
            : facts.scm().developerConnection();
    if (!connection.isBlank() && !connection.strip().matches("(?s)scm[:|]git[:|].*") && !connection.contains("${")) {
      notes.note(
          "scm", connection, "", "the repository is git's: correct scm/connection in the POM, or remove it");
    } else {
      Optional<RepositoryAddress> said = RepositoryAddress.ofConnection(connection);
      Optional<RepositoryAddress> pushed = git.remote().flatMap(RepositoryAddress::of);
      if (said.isPresent() && pushed.isPresent() && !said.get().agreesWith(pushed.get())) {
        notes.note(
            "scm",
            said.get().toString(),
            "",
            "the remote is " + pushed.get() + ": correct developerConnection in the POM, or the remote");
      }
    }
    if (facts.scm().url().isBlank() || facts.scm().inherited()) {
      notes.note("scm", "no scm/url in this POM", "", "<scm><url> makes links in the changelog and in notes");
    }
    if (facts.revision()) {
      notes.findings.add(
          new Finding("POM", "${revision}", "", Kind.NOT_NEEDED, "a CI-friendly version is set where it is defined"));
    }
  }

  private void others() {
    facts.files().stream()
        .filter(file -> OTHER_TOOLS.contains(file.path()))
        .forEach(
            file ->
                notes.note(
                    "other tools",
                    file.path(),
                    "",
                    "versions and changelog come from commits here too; see configuration.html, and"
                        + " remove it in the end"));
  }

  /** A development build of release-kit would be refused as a SNAPSHOT. */
  private void waiver() {
    if (Version.isSnapshot(facts.pluginVersion())) {
      notes.entries.add(
          PolicyEntry.of(
              "snapshotWaivers",
              "Until a released version of release-kit is named in the POM.",
              "- artifact: \"io.github.releasekit:*\"",
              "  reason: a development build of release-kit",
              "  expires: " + facts.today().plusDays(WAIVED_DAYS)));
    }
  }
}

package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.FoundVersion;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final Notes notes;
  private final List<String> extensions = new ArrayList<>();
  private Optional<Version> released = Optional.empty();

  private Adoption(ProjectFacts facts) {
    this.facts = facts;
    this.notes = new Notes(facts.setUp());
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
      released = new TagNotes(facts, notes).add();
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
    RepositoryNotes repository = new RepositoryNotes(facts, notes);
    repository.changelog(components);
    new QualityNotes(facts.plugins(), notes).map();
    repository.repository();
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
    Set<String> needed = new LinkedHashSet<>(wanted);
    if (!setUp.policy()) {
      needed.addAll(extensions);
    }
    needed.removeAll(setUp.extensions());
    return new Proposal(
        findings,
        new PluginEntry(
            setUp.plugin(), facts.pluginVersion(), notes.configuration, List.copyOf(needed)),
        setUp.policy() ? List.of() : notes.entries,
        !setUp.policy(),
        notes.writesChangelog);
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
                        + " made from this one, say branches: ["
                        + name
                        + "] in release-kit.yml, and"
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

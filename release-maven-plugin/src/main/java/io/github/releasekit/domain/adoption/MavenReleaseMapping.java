package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of the parameters of maven-release-plugin. */
final class MavenReleaseMapping {

  /** The tag format that it has where none is configured. */
  private static final String DEFAULT_FORMAT = "@{project.artifactId}-@{project.version}";

  /** Its name in findings. */
  static final String TOOL = "maven-release-plugin";

  private static final String NEXT_IS_SNAPSHOT =
      "development goes on with the following SNAPSHOT; -DdevelopmentVersion= names another";
  private static final String CREDENTIALS =
      "git's own credentials are used, RELEASE_KIT_GIT_TOKEN, or the server of settings.xml whose id"
          + " is the host";
  private static final String BRANCHES =
      "mvn release-kit:branch-start and support-start make branches, see branches.html";

  static final Map<String, String> NOT_NEEDED =
      Map.ofEntries(
          Map.entry("autoVersionSubmodules", "every module gets the version of the release"),
          Map.entry("localCheckout", "the release is built in a clone of this clone"),
          Map.entry("remoteTagging", "branch and tag are pushed at once"),
          Map.entry("scmShallowClone", "the release is built in a clone of this clone"),
          Map.entry("addSchema", "every byte of the POM but the version stays"),
          Map.entry("lineSeparator", "every byte of the POM but the version stays"),
          Map.entry("interactive", "no goal asks anything"),
          Map.entry("resume", "the same command goes on where it was interrupted"),
          Map.entry("pomFileName", "-f names another POM, as everywhere in Maven"),
          Map.entry("mavenExecutorId", "the Maven that runs prepare builds the release"),
          Map.entry("mavenHome", "the Maven that runs prepare builds the release"),
          Map.entry("javaHome", "the JDK that runs prepare builds the release"),
          Map.entry("waitBeforeTagging", "branch and tag are pushed at once"),
          Map.entry("providerImplementations", "git itself pushes"),
          Map.entry("useEditMode", "git has no files to be opened for edit"),
          Map.entry("username", CREDENTIALS),
          Map.entry("password", CREDENTIALS),
          Map.entry("updateDependencies", "versions of modules are followed everywhere"),
          Map.entry("dryRun", "mvn release-kit:plan shows everything"),
          Map.entry("scmRollbackCommitComment", "before the push there is nothing to roll back"),
          Map.entry("workingDirectory", "perform uploads what prepare has built"),
          Map.entry("connectionUrl", "the remote of this clone is used"),
          Map.entry("pinExternals", "it is for Subversion"),
          Map.entry("tagBase", "it is for Subversion"),
          Map.entry("branchBase", "it is for Subversion"),
          Map.entry("projectNamingPolicyId", "tagNameFormat says how tags are named"));

  static final Map<String, String> NO_COUNTERPART =
      Map.ofEntries(
          Map.entry(
              "completionGoals",
              "POMs are the only files that get the next version by themselves; name others under"
                  + " versionFiles"),
          Map.entry("commitByProject", "one commit has all modules"),
          Map.entry(
              "allowTimestampedSnapshots", "name them under snapshotWaivers, each until a day"),
          Map.entry("ignoreSnapshots", "name them under snapshotWaivers, each until a day"),
          Map.entry("allowReleasePluginSnapshot", "name it under snapshotWaivers, until a day"),
          Map.entry(
              "autoResolveSnapshots",
              "name released versions, or waive them under snapshotWaivers"),
          Map.entry(
              "generateReleasePoms",
              "nothing; Maven's flatten plugin resolves POMs that are deployed"),
          Map.entry("updateWorkingCopyVersions", NEXT_IS_SNAPSHOT),
          Map.entry("updateVersionsToSnapshot", NEXT_IS_SNAPSHOT),
          Map.entry("tag", "tagNameFormat names tags; -Dtag= of prepare names one"),
          Map.entry(
              "releaseVersion", "commits decide; -DreleaseVersion= of prepare overrules them"),
          Map.entry("developmentVersion", NEXT_IS_SNAPSHOT),
          Map.entry("suppressCommitBeforeBranch", BRANCHES),
          Map.entry("updateBranchVersions", BRANCHES),
          Map.entry("branchName", BRANCHES),
          Map.entry("scmBranchCommitComment", BRANCHES),
          Map.entry("projectBranchNamingPolicyId", BRANCHES),
          Map.entry("projectTagNamingPolicyId", "tagNameFormat says how tags are named"),
          Map.entry(
              "projectVersionPolicyConfig",
              "commits decide; -Dbump= or -DreleaseVersion= overrule them"),
          Map.entry(
              "stagingRepository",
              "distributionManagement or -DaltReleaseDeploymentRepository= says where it goes"),
          Map.entry(
              "workItem", "write it into the message: commits.release and commits.development"));

  private static final Pattern EXCLUDES =
      Pattern.compile("checkModificationExclude(s|List)(\\..*)?");

  private final ProjectFacts facts;
  private final ToolSettings settings;
  private final Notes notes;

  MavenReleaseMapping(ProjectFacts facts, Notes notes) {
    this.facts = facts;
    this.settings = facts.tools().mavenRelease();
    this.notes = notes;
  }

  /** The format that it tags by. */
  static Optional<String> tagNameFormat(ToolSettings settings) {
    return settings
        .value("tagNameFormat")
        .or(() -> Optional.of(DEFAULT_FORMAT).filter(format -> settings.isUsed()));
  }

  void map() {
    for (Setting setting : settings.settings()) {
      if (setting.key().equals("tagNameFormat") || setting.value().isBlank()) {
        continue;
      }
      if (EXCLUDES.matcher(setting.key()).matches()) {
        notes.add(
            TOOL,
            setting,
            Kind.NO_COUNTERPART,
            "only tracked files are looked at: commit it before, restore it, or put it in .gitignore");
      } else if (NOT_NEEDED.containsKey(setting.key())) {
        notes.add(TOOL, setting, Kind.NOT_NEEDED, NOT_NEEDED.get(setting.key()));
      } else if (NO_COUNTERPART.containsKey(setting.key())) {
        notes.add(TOOL, setting, Kind.NO_COUNTERPART, NO_COUNTERPART.get(setting.key()));
      } else {
        map(setting);
      }
    }
    releaseProfile();
    commits();
  }

  private void map(Setting setting) {
    String value = setting.value().strip();
    switch (setting.key()) {
      case "preparationGoals" -> preparationGoals(setting);
      case "goals" -> goals(setting);
      case "releaseProfiles" -> notes.configures(TOOL, setting, "releaseProfiles", value);
      case "arguments" -> notes.configures(TOOL, setting, "arguments", value);
      case "useReleaseProfile" ->
          notes.add(TOOL, setting, Kind.NOT_NEEDED, "no profile is active by itself");
      case "pushChanges" -> pushChanges(setting);
      case "signTag" -> signTag(setting);
      case "suppressCommitBeforeTag" -> tagOnly(setting);
      case "projectVersionPolicyId" -> versionPolicy(setting, value);
      case "scmCommentPrefix", "scmReleaseCommitComment", "scmDevelopmentCommitComment" -> {
        // All of them together, in commits().
      }
      default ->
          notes.add(
              TOOL,
              setting,
              Kind.NO_COUNTERPART,
              "see the parameters of prepare and perform, and configuration.html");
    }
  }

  /** The clone that is built in is clean. */
  private void preparationGoals(Setting setting) {
    String goals =
        Stream.of(setting.value().strip().split("[\\s,]+"))
            .filter(goal -> !goal.equals("clean"))
            .collect(Collectors.joining(" "));
    if (goals.isEmpty() || goals.equals("verify")) {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "a release is built by verify in a fresh clone");
    } else {
      notes.configures(TOOL, setting, "preparationGoals", goals);
    }
  }

  /** What is deployed was built before; what else follows is not part of a release. */
  private void goals(Setting setting) {
    List<String> others =
        Stream.of(setting.value().strip().split("[\\s,]+"))
            .filter(goal -> !goal.matches("clean|package|verify|install|deploy"))
            .toList();
    if (others.isEmpty()) {
      notes.add(
          TOOL,
          setting,
          Kind.NOT_NEEDED,
          "perform uploads what prepare has built, and builds nothing again");
      return;
    }
    List<String> command = new ArrayList<>(List.of("mvn", "-B"));
    command.addAll(others);
    notes.becomes(
        TOOL,
        setting,
        PolicyEntry.comment(
            "channels",
            "What the goals of maven-release-plugin did besides deploy; it runs at the tag's commit.",
            "after-deploy:",
            "  type: command",
            "  run: " + PolicyText.list(command),
            "  required: false"));
  }

  private void pushChanges(Setting setting) {
    if (settings.isFalse(setting.key())) {
      notes.configures(TOOL, setting, "pushChanges", "false");
    } else {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "a release is pushed unless -DpushChanges=false");
    }
  }

  private void signTag(Setting setting) {
    if (settings.isTrue(setting.key())) {
      notes.becomes(
          TOOL,
          setting,
          PolicyEntry.of(
              "",
              "Tags were signed by maven-release-plugin; commits and ledger are too now.",
              "signing: required"));
    } else {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "git's configuration says whether tags are signed");
    }
  }

  private void tagOnly(Setting setting) {
    if (settings.isTrue(setting.key())) {
      notes.becomes(
          TOOL,
          setting,
          PolicyEntry.comment(
              "",
              "The nearest to a tag without commits; it needs a version of ${revision} in the POM.",
              "mode: tag-only"));
    } else {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "a release has its own commit");
    }
  }

  private void versionPolicy(Setting setting, String value) {
    if (value.equals("default")) {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "commits and the POM decide");
    } else if (value.startsWith("SemVer") || value.startsWith("ConventionalCommits")) {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "versions are semantic, and commits decide");
    } else if (value.startsWith("CalVer")) {
      notes.becomes(
          TOOL,
          setting,
          PolicyEntry.comment(
              "",
              "Versions by the calendar; versions.html lists the formats.",
              "versions: {scheme: calver, format: YYYY.0M.MICRO}"));
    } else {
      notes.add(
          TOOL,
          setting,
          Kind.NO_COUNTERPART,
          "commits decide; -Dbump= or -DreleaseVersion= overrule them");
    }
  }

  /**
   * maven-release-plugin sets performRelease, which activates the super POM's profile and others.
   */
  private void releaseProfile() {
    if (!settings.isUsed() || settings.isFalse("useReleaseProfile")) {
      return;
    }
    facts
        .performRelease()
        .ifPresent(
            where ->
                notes.argument(
                    TOOL,
                    new Setting("useReleaseProfile", "true", where),
                    "-DperformRelease=true",
                    "activates that profile"));
  }

  private void commits() {
    Map<String, String> subjects = new LinkedHashMap<>();
    List<Setting> from = new ArrayList<>();
    Optional<String> prefix =
        settings.value("scmCommentPrefix").filter(text -> !text.equals("[maven-release-plugin]"));
    prefix.flatMap(text -> settings.find("scmCommentPrefix")).ifPresent(from::add);
    subject("scmReleaseCommitComment", "release", "@{releaseVersion}", prefix, from)
        .ifPresent(text -> subjects.put("release", text));
    subject("scmDevelopmentCommitComment", "development", "@{developmentVersion}", prefix, from)
        .ifPresent(text -> subjects.put("development", text));
    subjects.forEach(
        (key, text) ->
            notes.entries.add(
                PolicyEntry.of(
                    "commits",
                    key.equals("release")
                        ? "As maven-release-plugin begins the subject of the release commit."
                        : "The same of the next-development commit.",
                    key + ": " + PolicyText.scalar(text))));
    from.forEach(setting -> notes.add(TOOL, setting, Kind.BECOMES, "commits in release-kit.yml"));
    settings
        .find("scmCommentPrefix")
        .filter(setting -> prefix.isEmpty())
        .ifPresent(
            setting ->
                notes.add(TOOL, setting, Kind.NOT_NEEDED, "release commits are found by the tag"));
  }

  private Optional<String> subject(
      String parameter, String key, String version, Optional<String> prefix, List<Setting> from) {
    Optional<Setting> own = settings.find(parameter).filter(s -> !s.value().isBlank());
    if (own.isEmpty()) {
      String rest =
          key.equals("release")
              ? "chore(release): @{releaseVersion}"
              : "chore(release): begin @{developmentVersion}";
      return prefix.map(text -> text + " " + rest);
    }
    from.add(own.get());
    String text =
        own.get()
            .value()
            .strip()
            .replace("@{prefix}", prefix.orElse(""))
            .replace("@{releaseLabel}", version)
            .replace("@{groupId}", facts.root().groupId())
            .replace("@{artifactId}", facts.root().artifactId())
            .strip();
    return Optional.of(text.contains(version) ? text : text + " " + version);
  }
}

package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.version.TagFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of the parameters of gitflow-maven-plugin and jgitflow-maven-plugin. */
final class GitflowMapping {

  /** Names of gitflow-maven-plugin and of jgitflow-maven-plugin, as findings have them. */
  static final String GITFLOW = "gitflow-maven-plugin";

  static final String JGITFLOW = "jgitflow-maven-plugin";

  private static final List<String> MAINS = List.of("main", "master", "trunk");

  private static final String NO_FEATURES =
      "release-kit does nothing with feature branches: git switch -c, and a pull request";
  private static final String STAYS_CLEAN =
      "a finished branch is deleted once the push has succeeded";
  private static final String MERGES =
      "branches are merged by a merge commit, by what versions mean";
  private static final String SUBJECTS =
      "commits.release and commits.development say what the commits of a release say";
  private static final String GOALS =
      "bind them to the build, or name a channel of type command for what follows a release";
  private static final String PROFILES =
      "a release has one build: name the profiles as <releaseProfiles> of the plugin";
  private static final String START = "git switch to it before branch-start";
  private static final String DIGIT = "-Dbump=, where commits do not decide";
  private static final String SAME_MAVEN = "the Maven that runs the goal builds the release";

  static final Map<String, String> NOT_NEEDED =
      Map.ofEntries(
          Map.entry("pushRemote", "a start or a finish is pushed unless -DpushChanges=false"),
          Map.entry("pushRemoteSupport", "a start is pushed unless -DpushChanges=false"),
          Map.entry("fetchRemote", "the remote is asked in any case"),
          Map.entry("installProject", "a release is built by verify; nothing is installed"),
          Map.entry("skipDeployProject", "prepare builds, perform deploys"),
          Map.entry("noDeploy", "prepare builds, perform deploys"),
          Map.entry(
              "commitDevelopmentVersionAtStart", "branch-start gives develop its next version"),
          Map.entry("versionsForceUpdate", "every module gets the version"),
          Map.entry("versionsMavenPluginVersion", "no other plugin is called"),
          Map.entry("tychoVersionsPluginVersion", "no other plugin is called"),
          Map.entry("updateOutputTimestamp", "a literal project.build.outputTimestamp is set"),
          Map.entry("updateVersionsInPlugin", "no other plugin is called"),
          Map.entry("autoVersionSubmodules", "every module gets the version of the release"),
          Map.entry("updateDependencies", "versions of modules are followed everywhere"),
          Map.entry("gitExecutable", "git on the PATH is used"),
          Map.entry("mvnExecutable", SAME_MAVEN),
          Map.entry("settingsFile", SAME_MAVEN),
          Map.entry("enableSshAgent", "git itself talks to the remote"),
          Map.entry("defaultOriginUrl", "the remote of this clone is used"),
          Map.entry("alwaysUpdateOrigin", "the remote of this clone is used"),
          Map.entry("pushReleases", "a start or a finish is pushed unless -DpushChanges=false"),
          Map.entry("pushHotfixes", "a start or a finish is pushed unless -DpushChanges=false"),
          Map.entry("localOnly", "-DpushChanges=false keeps a release here"),
          Map.entry("useReleaseProfile", "no profile is active by itself"),
          Map.entry("updateGitSubmodules", "the build has submodules as they are here"),
          Map.entry("allowUntracked", "only tracked files are looked at"),
          Map.entry("verbose", "every step says what it does"));

  static final Map<String, String> NO_COUNTERPART =
      Map.ofEntries(
          Map.entry("keepBranch", STAYS_CLEAN + "; the tag stays"),
          Map.entry("skipTag", "every release has a tag"),
          Map.entry("noTag", "every release has a tag"),
          Map.entry(
              "skipTestProject", "tests of a release run; -Darguments=-DskipTests leaves them out"),
          Map.entry("skipUpdateVersion", "branch-start names the version"),
          Map.entry("skipReleaseMergeProdBranch", MERGES),
          Map.entry("skipMergeProdBranch", MERGES),
          Map.entry("skipMergeDevBranch", MERGES),
          Map.entry("skipHotfixMergeProdBranch", MERGES),
          Map.entry("skipHotfixMergeDevBranch", MERGES),
          Map.entry("releaseRebase", MERGES),
          Map.entry("releaseMergeNoFF", MERGES),
          Map.entry("releaseMergeFFOnly", MERGES),
          Map.entry("noReleaseMerge", MERGES),
          Map.entry("noHotfixMerge", MERGES),
          Map.entry("noBackMerge", MERGES),
          Map.entry("squash", MERGES),
          Map.entry("featureSquash", NO_FEATURES),
          Map.entry("skipFeatureVersion", NO_FEATURES),
          Map.entry("featureNamePattern", NO_FEATURES),
          Map.entry("incrementVersionAtFinish", NO_FEATURES),
          Map.entry("versionDigitToIncrement", DIGIT),
          Map.entry("hotfixVersionDigitToIncrement", DIGIT),
          Map.entry("productionBranchVersionDigit", DIGIT),
          Map.entry("digitsOnlyDevVersion", "-DdevelopmentVersion= names another"),
          Map.entry("digitsOnlyDevelopmentVersion", "-DdevelopmentVersion= names another"),
          Map.entry("developmentVersion", "-DdevelopmentVersion= of branch-start"),
          Map.entry("releaseVersion", "-DreleaseVersion= of branch-start"),
          Map.entry("sameBranchName", "a release branch is named after its tag"),
          Map.entry("useSnapshotInRelease", "a release branch has a SNAPSHOT until it is finished"),
          Map.entry("useSnapshotInHotfix", "a hotfix branch has a SNAPSHOT until it is finished"),
          Map.entry("releaseSnapshots", "a release branch has a SNAPSHOT until it is finished"),
          Map.entry("hotfixSnapshots", "a hotfix branch has a SNAPSHOT until it is finished"),
          Map.entry(
              "releaseBranchVersionSuffix", "-Dprerelease=rc makes candidates on a release branch"),
          Map.entry("allowSnapshots", "name them under snapshotWaivers, each until a day"),
          Map.entry("preReleaseGoals", GOALS),
          Map.entry("postReleaseGoals", GOALS),
          Map.entry("preHotfixGoals", GOALS),
          Map.entry("postHotfixGoals", GOALS),
          Map.entry("preReleaseProfiles", PROFILES),
          Map.entry("postReleaseProfiles", PROFILES),
          Map.entry("projectVersionPolicyId", DIGIT),
          Map.entry("gitPushOptions", "a push has no options; name as a channel what follows it"),
          Map.entry(
              "tychoBuild",
              "eclipse-plugin versions are no POM's: name their files under versionFiles"),
          Map.entry(
              "versionProperty",
              "a CI-friendly ${revision} is set; other properties that give the version too"),
          Map.entry("skipUpdateProjectVersion", "the version in POMs is what is released"),
          Map.entry("commitMessagePrefix", SUBJECTS),
          Map.entry("scmCommentPrefix", SUBJECTS),
          Map.entry("scmCommentSuffix", SUBJECTS),
          Map.entry(
              "tagMessage", "the tag says version, plan and ledger; notes.html has the notes"),
          Map.entry("fromCommit", START),
          Map.entry("startCommit", START));

  /** Options that do nothing release-kit would do otherwise, with the value they have then. */
  private static final Set<String> OFF =
      Set.of("keepBranch", "skipTag", "noTag", "allowSnapshots", "squash");

  private final ProjectFacts facts;
  private final ToolSettings settings;
  private final Notes notes;
  private final String tool;

  /** The names of its parameters for branches and prefixes. */
  private final String config;

  private final String production;
  private final String development;

  GitflowMapping(ProjectFacts facts, ToolSettings settings, Notes notes) {
    this.facts = facts;
    this.settings = settings;
    this.notes = notes;
    this.tool = settings.tool();
    boolean jgitflow = tool.equals(JGITFLOW);
    this.config = jgitflow ? "flowInitContext" : "gitFlowConfig";
    this.production = config + (jgitflow ? ".masterBranchName" : ".productionBranch");
    this.development = config + (jgitflow ? ".developBranchName" : ".developmentBranch");
  }

  /** The format that the prefix of its tags makes. */
  static Optional<String> tagNameFormat(ToolSettings settings) {
    if (!settings.isUsed()) {
      return Optional.empty();
    }
    return Optional.of(
        settings
                .value("gitFlowConfig.versionTagPrefix")
                .or(() -> settings.value("flowInitContext.versionTagPrefix"))
                .orElse("")
            + "@{project.version}");
  }

  void map() {
    branches();
    for (Setting setting : settings.settings()) {
      String key = setting.key();
      if (key.startsWith(config + ".")) {
        continue;
      }
      String value = setting.value().strip();
      if (key.startsWith("commitMessages.")) {
        notes.add(tool, setting, Kind.NO_COUNTERPART, SUBJECTS);
      } else if (key.equals("gpgSignTag") || key.equals("gpgSignCommit")) {
        signing(setting);
      } else if (key.equals("argLine") || key.equals("arguments")) {
        notes.configures(tool, setting, "arguments", value);
      } else if (key.equals("goals")) {
        notes.add(tool, setting, Kind.NO_COUNTERPART, GOALS);
      } else if (key.equals("releaseProfiles")) {
        notes.configures(tool, setting, "releaseProfiles", value);
      } else if (NOT_NEEDED.containsKey(key)) {
        notes.add(tool, setting, Kind.NOT_NEEDED, NOT_NEEDED.get(key));
      } else if (OFF.contains(key) && value.equals("false")) {
        notes.add(tool, setting, Kind.NOT_NEEDED, "that is how release-kit does it");
      } else {
        notes.add(
            tool,
            setting,
            Kind.NO_COUNTERPART,
            NO_COUNTERPART.getOrDefault(key, "see branches.html and the goals that it names"));
      }
    }
  }

  private void signing(Setting setting) {
    if (settings.isTrue(setting.key())
        && notes.entries.stream().noneMatch(one -> one.lines().contains("signing: required"))) {
      notes.becomes(
          tool,
          setting,
          PolicyEntry.of("", "Commits or tags were signed by " + tool + ".", "signing: required"));
    } else {
      notes.add(
          tool, setting, Kind.NOT_NEEDED, "signing in release-kit.yml holds for commits and tags");
    }
  }

  private void branches() {
    Branching defaults = Branching.DEFAULT;
    String main = settings.value(production).orElse("master");
    String develop = settings.value(development).orElse(defaults.develop());
    List<PolicyEntry> entries = new ArrayList<>();
    boolean one = main.equals(develop);
    entries.add(
        PolicyEntry.of(
            "branching",
            one
                ? "Releases are prepared on branches of their own, and merged into " + main + "."
                : "Changes come together on " + develop + "; " + main + " has releases only.",
            "model: " + (one ? "release-branches" : "gitflow")));
    List<String> here = facts.git().branches().stream().filter(MAINS::contains).toList();
    boolean found =
        MAINS.stream().filter(here::contains).findFirst().filter(main::equals).isPresent();
    if (!found && (here.isEmpty() ? !MAINS.contains(main) : true)) {
      branch(entries, production, "main", main, "The branch that releases go to.");
    }
    if (!one && !develop.equals(defaults.develop())) {
      branch(entries, development, "develop", develop, "The branch where changes come together.");
    }
    prefix(entries, "releaseBranchPrefix", "release", defaults.release());
    prefix(entries, "hotfixBranchPrefix", "hotfix", defaults.hotfix());
    prefix(entries, "supportBranchPrefix", "support", defaults.support());
    notes.entries.addAll(entries);
    Setting model =
        settings
            .find(production)
            .orElse(new Setting(production, main, settings.places().get(0) + ", its default"));
    notes.add(
        tool,
        model,
        Kind.BECOMES,
        "branching: " + entries.get(0).lines().get(0) + " in release-kit.yml");
    for (Setting setting : settings.below(config).settings()) {
      switch (setting.key()) {
        case "featureBranchPrefix" -> notes.add(tool, setting, Kind.NOT_NEEDED, NO_FEATURES);
        case "origin" ->
            notes.add(tool, setting, Kind.NOT_NEEDED, "the remote that the branch tracks is used");
        default -> {
          // Said with the branches, or by the tag format.
        }
      }
    }
  }

  private void branch(
      List<PolicyEntry> entries, String parameter, String key, String name, String why) {
    Setting setting =
        settings
            .find(parameter)
            .orElse(new Setting(parameter, name, settings.places().get(0) + ", its default"));
    if (!TagFormat.isSafe(name)) {
      notes.add(
          tool, setting, Kind.NO_COUNTERPART, "name the branch as branching." + key + " yourself");
      return;
    }
    entries.add(PolicyEntry.of("branching", why, key + ": " + PolicyText.scalar(name)));
    if (!parameter.equals(production)) {
      notes.add(tool, setting, Kind.BECOMES, "branching: " + key + " in release-kit.yml");
    }
  }

  private void prefix(List<PolicyEntry> entries, String parameter, String key, String usual) {
    settings
        .value(config + "." + parameter)
        .filter(value -> !value.equals(usual))
        .ifPresent(
            value -> {
              Setting setting = settings.find(config + "." + parameter).orElseThrow();
              if (!TagFormat.isSafe(value + "1")) {
                notes.add(
                    tool,
                    setting,
                    Kind.NO_COUNTERPART,
                    "name it as branching." + key + " yourself");
                return;
              }
              entries.add(
                  PolicyEntry.of(
                      "branching",
                      "What names of " + key + " branches begin with.",
                      key + ": " + PolicyText.scalar(value)));
              notes.add(tool, setting, Kind.BECOMES, "branching: " + key + " in release-kit.yml");
            });
  }
}

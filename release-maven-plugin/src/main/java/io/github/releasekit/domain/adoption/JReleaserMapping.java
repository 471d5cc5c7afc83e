package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What becomes of the configuration of JReleaser, but for its changelog and announcers. */
final class JReleaserMapping {

  /** Its name in findings. */
  static final String TOOL = "JReleaser";

  /** What takes the place of uploads and packagers. */
  static final String UPLOADS =
      "a channel of type command runs any program that brings files somewhere, see channels/commands.html";

  /** By the first name of the key. */
  private static final Map<String, String> NO_COUNTERPART =
      Map.ofEntries(
          Map.entry(
              "assemble",
              "assemble in the build, by a plugin bound to package; attach what it makes"),
          Map.entry("download", "download in the build"),
          Map.entry("upload", UPLOADS),
          Map.entry("packagers", UPLOADS),
          Map.entry("hooks", "bind what runs before to the build; " + UPLOADS),
          Map.entry("extensions", "notes have Velocity templates, see release-notes.html"),
          Map.entry("matrix", "CI runs a build for each platform before the release"),
          Map.entry("platform", "name files as they are to be named in the build"));

  private static final Map<String, String> NOT_NEEDED =
      Map.of(
          "project", "the POM says it",
          "environment", "the environment or settings.xml has what is secret, see channels.html",
          "dryRun", "mvn release-kit:plan, and perform -DdryRun, show everything",
          "skip", "nothing is released unless its goal is called");

  private static final Set<String> FORGES =
      Set.of("github", "gitlab", "gitea", "codeberg", "forgejo");

  /** Settings of a release on a forge that a channel has, or that say what is so in any case. */
  private static final Map<String, String> RELEASE_NOT_NEEDED =
      Map.ofEntries(
          Map.entry("enabled", "the channel is there"),
          Map.entry(
              "overwrite",
              "the same files stay, others are refused: a release is never overwritten"),
          Map.entry("skipTag", "prepare has pushed the tag"),
          Map.entry("sign", "signing in release-kit.yml says whether tags are signed"),
          Map.entry("branch", "the branch that is checked out is released"),
          Map.entry("username", "the token says who it is"),
          Map.entry(
              "token", "RELEASE_KIT_<name of the channel>, or the forge's own variable, has it"),
          Map.entry("prerelease", "a version with a pre-release is marked as one"),
          Map.entry("name", "the git remote says it"),
          Map.entry("owner", "the git remote says it"),
          Map.entry("uploadAssets", "all files but POMs are attached"),
          Map.entry("artifacts", "all files but POMs are attached"),
          Map.entry("files", "all files but POMs are attached"),
          Map.entry("checksums", "assets: checksums makes a file of them"),
          Map.entry("signatures", "artifactSignatures: openpgp signs every file"),
          Map.entry("catalogs", "assets: sbom makes bills of materials"),
          Map.entry("previousTagName", "the last release is found by its tag"),
          Map.entry("skipRelease", "the channel makes the release"),
          Map.entry("commitAuthor", "git's configuration says who commits"));

  private static final String EDITED =
      "a release is named after its version; with publish: manual a person edits the draft";
  private static final String URL =
      "url of the channel is where people open the forge, the git remote's host where it is not said";

  private static final Map<String, String> RELEASE_NO_COUNTERPART =
      Map.of(
          "releaseName",
          EDITED,
          "discussionCategoryName",
          EDITED,
          "update",
          EDITED,
          "host",
          URL,
          "apiEndpoint",
          URL,
          "milestone",
          "name it as milestone of the channel");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]+(-+[A-Za-z0-9]+)*(\\.[A-Za-z0-9]+(-+[A-Za-z0-9]+)*)*");

  private final ToolSettings settings;
  private final Notes notes;
  private final List<String> extensions;

  /**
   * @param extensions gets the artifact ids of those that are needed
   */
  JReleaserMapping(ProjectFacts facts, Notes notes, List<String> extensions) {
    this.settings = facts.tools().jreleaser();
    this.notes = notes;
    this.extensions = extensions;
  }

  /** The format of the tags of its release. */
  static Optional<String> tagNameFormat(ToolSettings settings) {
    if (!settings.isUsed()) {
      return Optional.empty();
    }
    return settings.settings().stream()
        .filter(setting -> setting.key().matches("release\\.[a-z]+\\.tagName"))
        .map(setting -> text(setting.value().strip(), "@{project.version}"))
        .filter(format -> !format.contains("{{"))
        .findFirst();
  }

  /** A template of JReleaser's with the names that release-kit has. */
  static String text(String template, String version) {
    return template
        .replaceAll("\\{\\{\\s*(projectVersion|projectEffectiveVersion)\\s*}}", version)
        .replaceAll("\\{\\{\\s*tagName\\s*}}", "@{tag}")
        .replaceAll("\\{\\{\\s*projectName\\s*}}", "@{project.artifactId}");
  }

  void map() {
    for (String name : settings.names()) {
      ToolSettings below = settings.below(name);
      switch (name) {
        case "release" -> below.names().forEach(forge -> release(forge, below.below(forge)));
        case "announce" -> new JReleaserAnnouncers(below, notes, extensions).map();
        case "signing" -> signing(below);
        case "checksum" -> checksum(below);
        case "catalog" -> catalog(below);
        case "deploy" -> deploy(below);
        case "distributions" ->
            below
                .names()
                .forEach(
                    one ->
                        new JReleaserPackagers(settings, notes)
                            .distribution(one, below.below(one)));
        case "files" -> files(below);
        default -> other(name, below);
      }
    }
  }

  private void other(String name, ToolSettings below) {
    boolean needed = NO_COUNTERPART.containsKey(name) || !NOT_NEEDED.containsKey(name);
    Setting setting = summary(name, below);
    notes.add(
        TOOL,
        setting,
        needed ? Kind.NO_COUNTERPART : Kind.NOT_NEEDED,
        needed
            ? NO_COUNTERPART.getOrDefault(name, "see configuration.html for what there is")
            : NOT_NEEDED.get(name));
  }

  /** A whole part of the configuration. */
  private Setting summary(String name, ToolSettings below) {
    return new Setting(
        name,
        below.settings().isEmpty() ? settings.value(name).orElse("") : "…",
        settings.settings().stream()
            .filter(one -> one.key().startsWith(name))
            .map(Setting::where)
            .findFirst()
            .orElse(""));
  }

  /** Whether a part does nothing. */
  static boolean isOff(ToolSettings part) {
    return part.isFalse("enabled")
        || part.value("active").filter("NEVER"::equalsIgnoreCase).isPresent();
  }

  private void release(String forge, ToolSettings part) {
    Setting setting = summary("release." + forge, part);
    if (isOff(part)) {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "it is switched off");
      return;
    }
    if (part.isTrue("skipRelease")) {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "skipRelease: it makes no release there");
      new JReleaserChangelog(part.below("changelog"), notes).map();
      return;
    }
    if (!FORGES.contains(forge)) {
      notes.add(TOOL, setting, Kind.NO_COUNTERPART, UPLOADS);
      return;
    }
    List<String> keys = new ArrayList<>();
    String id = forge.equals("codeberg") || forge.equals("forgejo") ? "gitea" : forge;
    if (part.isTrue("draft")) {
      keys.add("publish: manual");
    }
    part.value("host")
        .filter(host -> HOST.matcher(host).matches())
        .ifPresent(host -> keys.add("url: " + PolicyText.scalar("https://" + host)));
    if (!part.below("milestone").settings().isEmpty() && !part.isFalse("milestone.close")) {
      String title = text(part.value("milestone.name").orElse("{{tagName}}"), "@{version}");
      if (!title.contains("{{") && !title.contains("@{project")) {
        keys.add("milestone: " + PolicyText.scalar(title));
      }
    }
    if (part.isTrue("issues.enabled")) {
      keys.add("comment: true");
      keys.add("label: " + PolicyText.scalar(part.value("issues.label.name").orElse("released")));
    }
    notes.becomes(
        TOOL,
        setting,
        PolicyEntry.of(
            "channels",
            "JReleaser has made releases there; the token is that of CI, or named by 'credentials'.",
            id + ": {" + String.join(", ", keys) + "}"));
    new JReleaserChangelog(part.below("changelog"), notes).map();
    for (String name : part.names()) {
      boolean becomes =
          switch (name) {
            case "changelog", "tagName", "draft", "issues" -> true;
            case "host" -> keys.stream().anyMatch(key -> key.startsWith("url: "));
            case "milestone" ->
                part.isFalse("milestone.close")
                    || keys.stream().anyMatch(key -> key.startsWith("milestone: "));
            default -> false;
          };
      if (becomes) {
        continue;
      }
      Setting own = summary("release." + forge + "." + name, part.below(name));
      boolean needed = !RELEASE_NOT_NEEDED.containsKey(name);
      notes.add(
          TOOL,
          own,
          needed ? Kind.NO_COUNTERPART : Kind.NOT_NEEDED,
          needed
              ? RELEASE_NO_COUNTERPART.getOrDefault(
                  name, "see channels/forges.html for what a channel of a forge has")
              : RELEASE_NOT_NEEDED.get(name));
    }
  }

  private void signing(ToolSettings part) {
    Setting setting = summary("signing", part);
    boolean pgp = !isOff(part) && !isOff(part.below("pgp"));
    boolean active = part.value("active").isPresent() || part.value("pgp.active").isPresent();
    if (!pgp || !active) {
      notes.add(TOOL, setting, Kind.NOT_NEEDED, "it is switched off");
    } else if (part.value("mode").filter("COSIGN"::equalsIgnoreCase).isPresent()) {
      notes.becomes(
          TOOL,
          setting,
          PolicyEntry.comment(
              "",
              "Sigstore has no key: say who the CI job is; it needs the extension release-kit-sigstore.",
              "sigstore:",
              "  issuer: https://token.actions.githubusercontent.com",
              "  identity: https://github.com/OWNER/NAME/.github/workflows/release.yml@refs/heads/main"));
    } else {
      notes.becomes(
          TOOL,
          setting,
          PolicyEntry.of(
              "",
              "JReleaser signed what is published; the key is MAVEN_GPG_KEY or gpg's.",
              "artifactSignatures: openpgp"));
    }
  }

  private void checksum(ToolSettings part) {
    Setting setting = summary("checksum", part);
    notes.becomes(
        TOOL,
        setting,
        PolicyEntry.of(
            "assets", "SHA-256 of everything, as JReleaser's checksums.", "checksums: true"));
  }

  private void catalog(ToolSettings part) {
    for (String name : part.names()) {
      ToolSettings own = part.below(name);
      Setting setting = summary("catalog." + name, own);
      boolean cyclonedx = name.equals("sbom") && !isOff(own);
      if (cyclonedx) {
        extensions.add("release-kit-sbom");
        notes.becomes(
            TOOL,
            setting,
            PolicyEntry.of(
                "assets",
                "A bill of materials; it needs the extension release-kit-sbom.",
                "sbom: [cyclonedx]"));
      } else {
        notes.add(
            TOOL,
            setting,
            isOff(own) ? Kind.NOT_NEEDED : Kind.NO_COUNTERPART,
            isOff(own)
                ? "it is switched off"
                : "assets: provenance signs where the files come from, see assets.html");
      }
    }
  }

  private void deploy(ToolSettings part) {
    for (String name : part.below("maven").names()) {
      ToolSettings own = part.below("maven." + name);
      Setting setting = summary("deploy.maven." + name, own);
      if (name.equals("mavenCentral") && !isOff(own)) {
        notes.becomes(
            TOOL,
            setting,
            PolicyEntry.of(
                "",
                "To Maven Central; the user token is the server 'central' of settings.xml.",
                "central: {publish: automatic}"));
        if (notes.entries.stream()
            .noneMatch(one -> one.lines().contains("artifactSignatures: openpgp"))) {
          notes.entries.add(
              PolicyEntry.of(
                  "", "Maven Central asks for signatures.", "artifactSignatures: openpgp"));
        }
      } else if (name.equals("pomchecker")) {
        notes.add(
            TOOL,
            setting,
            Kind.NOT_NEEDED,
            "the gate central checks POMs before anything is pushed");
      } else {
        notes.add(
            TOOL,
            setting,
            isOff(own) ? Kind.NOT_NEEDED : Kind.NO_COUNTERPART,
            isOff(own)
                ? "it is switched off"
                : "name the repository as distributionManagement in the POM");
      }
    }
  }

  private void files(ToolSettings part) {
    List<String> paths = new ArrayList<>();
    part.items("artifacts").forEach(one -> one.value("path").ifPresent(paths::add));
    part.items("globs").forEach(one -> one.value("pattern").ifPresent(paths::add));
    List<String> plain =
        paths.stream()
            .map(path -> path.replaceAll("\\{\\{[^}]*}}", "*").replace("**/", "*"))
            .filter(path -> path.matches("[A-Za-z0-9_.*-]+(/[A-Za-z0-9_.*-]+)*"))
            .toList();
    Setting setting = summary("files", part);
    if (plain.isEmpty()) {
      notes.add(TOOL, setting, Kind.NO_COUNTERPART, "name them under assets.files");
    } else {
      notes.becomes(
          TOOL,
          setting,
          PolicyEntry.comment(
              "assets",
              "More files, published with the root module: see that the build makes each.",
              "files: " + PolicyText.list(plain)));
    }
  }
}

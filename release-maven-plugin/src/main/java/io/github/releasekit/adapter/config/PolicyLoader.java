package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Words;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.ChangelogPolicy.SectionRule;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Commits;
import io.github.releasekit.domain.fact.Policy.Extended;
import io.github.releasekit.domain.fact.Policy.Mode;
import io.github.releasekit.domain.fact.Policy.Push;
import io.github.releasekit.domain.fact.Policy.SnapshotWaiver;
import io.github.releasekit.domain.fact.VersionFile;
import io.github.releasekit.domain.fact.VersionFile.Notation;
import io.github.releasekit.domain.fact.VersionFile.Place;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.CalendarVersioning;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code release-kit.yml}, whose form is {@code release-kit.schema.json} of the site. An
 * unknown key, a wrong type or a bad value is refused with file, line and column.
 */
public final class PolicyLoader {

  private static final String VERSION = "@{version}";
  private static final String HEADS = "refs/heads/";
  private static final String EXTENDS = "extends";
  private static final int MAX_EXTENDED = 5;
  private static final Pattern COORDINATES =
      Pattern.compile("[A-Za-z0-9_.-]+:[A-Za-z0-9_.-]+:[A-Za-z0-9][A-Za-z0-9_.+-]*");

  private static final Pattern URL = Pattern.compile("(https?|file)://[^@\\s?#]{1,500}");

  /** A part of what git takes, as for tags: letters and digits, with single {@code . _ + -}. */
  static final Pattern BRANCH =
      Pattern.compile("(?!.*\\.lock(/|$))[A-Za-z0-9]+(?:[._+/-][A-Za-z0-9]+)*+");

  /** The keys that say where in a file the version stands; one of them, or none for a preset. */
  private static final Map<String, Function<String, Place>> PLACES = places();

  private PolicyLoader() {}

  /**
   * @param content of the file; empty where there is none, for the defaults
   * @param artifacts for what it extends
   * @throws ReleaseException when it is not of the form, or what it extends is not there
   */
  public static Policy load(Optional<byte[]> content, PolicyArtifacts artifacts) {
    return content.map(bytes -> parse(new Document(bytes, artifacts))).orElse(Policy.DEFAULT);
  }

  /**
   * The effective configuration: every value that the file says or extends, and the defaults of
   * those that hold in any case.
   *
   * @throws ReleaseException as {@link #load}
   */
  public static List<Setting> settings(Optional<byte[]> content, PolicyArtifacts artifacts) {
    List<Setting> settings = new ArrayList<>();
    content.ifPresent(
        bytes -> {
          Document document = new Document(bytes, artifacts);
          parse(document);
          settings.addAll(document.root().settings());
        });
    defaults()
        .forEach(
            (key, value) -> {
              if (settings.stream().noneMatch(one -> (one.key() + ".").startsWith(key + "."))) {
                settings.add(new Setting(key, value, Setting.DEFAULT));
              }
            });
    settings.sort(Comparator.comparing(Setting::key));
    return settings;
  }

  private static Map<String, String> defaults() {
    Policy policy = Policy.DEFAULT;
    Map<String, String> defaults = new TreeMap<>();
    defaults.put("branches", policy.branches().toString());
    defaults.put("branching.model", policy.branching().model().toString());
    defaults.put("tagNameFormat", policy.tagNameFormat());
    defaults.put("versions.scheme", "semver");
    defaults.put("commits.conventional", String.valueOf(policy.commits().conventional()));
    defaults.put("commits.release", policy.commits().release());
    defaults.put("commits.development", policy.commits().development());
    defaults.put("commits.bump", policy.commits().bump());
    defaults.put("changelog.file", policy.changelog().file());
    defaults.put("notes.directory", policy.notesDirectory());
    defaults.put("signing", "git");
    defaults.put("mode", policy.mode().toString());
    defaults.put("push.atomic", "required");
    defaults.put("gates.tests.minimum", "1");
    return defaults;
  }

  private static Policy parse(Document document) {
    YamlMapping root = document.root();
    Policy defaults = Policy.DEFAULT;
    List<Approver> approvers = ApprovalLoader.approvers(root);
    Policy policy =
        new Policy(
            root.strings("branches").orElse(defaults.branches()),
            root.mapping("branching").map(BranchingLoader::branching).orElse(defaults.branching()),
            root.string("tagNameFormat").orElse(defaults.tagNameFormat()),
            root.mapping("versions").map(PolicyLoader::scheme).orElse(defaults.versionScheme()),
            root.mapping("commits").map(PolicyLoader::commits).orElse(defaults.commits()),
            root.mapping("changelog").map(PolicyLoader::changelog).orElse(defaults.changelog()),
            root.mappings("versionFiles").stream().map(PolicyLoader::versionFile).toList(),
            root.mapping("notes").map(PolicyLoader::notes).orElse(defaults.notesDirectory()),
            ComponentLoader.components(root),
            root.mappings("snapshotWaivers").stream().map(PolicyLoader::waiver).toList(),
            root.choice("signing", List.of("git", "required")).orElse("git").equals("required"),
            root.choice("artifactSignatures", List.of("none", "openpgp"))
                .orElse("none")
                .equals("openpgp"),
            AssetLoader.fingerprints(root),
            root.mapping("sigstore").map(AssetLoader::sigstore),
            root.mapping("assets").map(AssetLoader::assets).orElse(defaults.assets()),
            root.mapping("central").map(PolicyLoader::central),
            ChannelLoader.channels(root),
            NoticeLoader.notices(root),
            TrackingLoader.tracking(root, approvers),
            root.choice("mode", Stream.of(Mode.values()).map(Mode::toString).toList())
                .map(word -> Words.parse("mode", word, Mode.values()))
                .orElse(Mode.DIRECT),
            root.mapping("push").map(PolicyLoader::push).orElse(defaults.push()),
            ProfileLoader.load(root, approvers),
            approvers,
            root.mapping("calendar").map(CalendarLoader::calendar).orElse(defaults.calendar()),
            root.mapping("changeRequests").map(mapping -> ChangeLoader.control(mapping, approvers)),
            document.extended());
    root.string(EXTENDS);
    root.refuseOthers();
    if (policy.tagOnly() && !policy.versionFiles().isEmpty()) {
      throw root.refused("mode tag-only edits no files, and versionFiles names some");
    }
    if (policy.tagOnly() && !policy.components().isEmpty()) {
      throw root.refused("mode tag-only releases a whole repository, and components divide it");
    }
    if (policy.changeControl().isEmpty() && policy.profiles().needChangeRequests()) {
      throw root.refused("a profile needs a change request, and there are no 'changeRequests'");
    }
    String ledger = policy.push().ledgerRef();
    if (ledger.startsWith(HEADS) && policy.allowsBranch(ledger.substring(HEADS.length()))) {
      throw root.refused(
          "ledgerBranch '"
              + ledger.substring(HEADS.length())
              + "' is a branch that may be released from, by 'branches'");
    }
    for (VersionFile file : policy.versionFiles()) {
      boolean held =
          policy.components().isEmpty()
              || policy.components().stream().anyMatch(component -> component.holds(file.path()));
      if (!held) {
        throw root.refused("version file " + file.path() + " is in no component's paths");
      }
    }
    return policy;
  }

  private static VersionScheme scheme(YamlMapping mapping) {
    String name =
        mapping.choice("scheme", List.of("semver", "calver", "zero-padded")).orElse("semver");
    Optional<CalendarVersioning> calendar = mapping.parsed("format", CalendarVersioning::of);
    Bump breaking =
        mapping
            .choice("breakingInMajorZero", List.of("minor", "major"))
            .map(Bump::parse)
            .orElse(Bump.MINOR);
    mapping.refuseOthers();
    if (calendar.isPresent() && !name.equals("calver")) {
      throw mapping.refused("'format' is for 'scheme: calver', and the scheme is " + name);
    }
    return switch (name) {
      case "calver" -> calendar.orElseGet(() -> CalendarVersioning.of("YYYY.0M.MICRO"));
      case "zero-padded" -> new VersionScheme.ZeroPadded();
      default -> new VersionScheme.Semantic(breaking);
    };
  }

  private static Push push(YamlMapping mapping) {
    boolean atomic =
        mapping
            .choice("atomic", List.of("required", "preferred"))
            .orElse("required")
            .equals("required");
    Optional<String> ledger = mapping.parsed("ledgerBranch", PolicyLoader::branch);
    Optional<ForgeTarget.Kind> forge = mapping.word("forge", ForgeTarget.Kind.class);
    mapping.refuseOthers();
    return new Push(atomic, ledger.orElse(Push.LEDGER), forge);
  }

  private static Central central(YamlMapping mapping) {
    Central central =
        new Central(
            mapping.parsed("portal", PolicyLoader::url).orElse("https://central.sonatype.com"),
            mapping
                .parsed("repository", PolicyLoader::url)
                .orElse("https://repo.maven.apache.org/maven2"),
            mapping.string("server").orElse("central"),
            mapping
                .choice("publish", List.of("automatic", "manual"))
                .orElse("automatic")
                .equals("automatic"));
    mapping.refuseOthers();
    return central;
  }

  /** Without a slash at the end. */
  static String url(String text) {
    if (!URL.matcher(text).matches()) {
      throw new ReleaseException(
          "'" + withoutSecrets(text) + "' is no URL without credentials", "name another");
    }
    return text.replaceFirst("/+$", "");
  }

  /** Users and queries are shown nowhere. */
  static String withoutSecrets(String url) {
    return url.replaceFirst("(?s)[?#].*", "?***").replaceFirst("(?s)(//)?[^/]*(/.*)?@", "$1***@");
  }

  private static String branch(String name) {
    if (!BRANCH.matcher(name).matches()) {
      throw new ReleaseException("'" + name + "' is no name of a branch", "name another branch");
    }
    return HEADS + name;
  }

  private static Commits commits(YamlMapping mapping) {
    Commits defaults = Policy.DEFAULT.commits();
    Commits commits =
        new Commits(
            mapping.flag("conventional").orElse(defaults.conventional()),
            mapping.string("release", "@{releaseVersion}").orElse(defaults.release()),
            mapping.string("development", "@{developmentVersion}").orElse(defaults.development()),
            mapping.string("bump", "@{newVersion}").orElse(defaults.bump()));
    mapping.refuseOthers();
    return commits;
  }

  private static ChangelogPolicy changelog(YamlMapping mapping) {
    ChangelogPolicy defaults = ChangelogPolicy.DEFAULT;
    List<SectionRule> sections =
        mapping.mappings("sections").stream().map(PolicyLoader::section).toList();
    Optional<YamlMapping> exclude = mapping.mapping("exclude");
    ChangelogPolicy changelog =
        new ChangelogPolicy(
            mapping.path("file").orElse(defaults.file()),
            sections.isEmpty() ? defaults.sections() : sections,
            exclude.flatMap(e -> e.strings("types")).orElse(defaults.excludedTypes()),
            exclude.flatMap(e -> e.strings("scopes")).orElse(defaults.excludedScopes()));
    exclude.ifPresent(YamlMapping::refuseOthers);
    mapping.refuseOthers();
    return changelog;
  }

  private static SectionRule section(YamlMapping mapping) {
    SectionRule rule =
        new SectionRule(
            mapping.required("title"),
            mapping.strings("types").orElse(List.of("*")),
            mapping.strings("scopes").orElse(List.of("*")));
    mapping.refuseOthers();
    return rule;
  }

  private static String notes(YamlMapping mapping) {
    String directory = mapping.path("directory").orElse(Policy.DEFAULT.notesDirectory());
    mapping.refuseOthers();
    return directory;
  }

  private static VersionFile versionFile(YamlMapping mapping) {
    String path = mapping.requiredPath("file");
    List<Place> places = new ArrayList<>();
    PLACES.forEach(
        (key, place) ->
            (key.equals("pattern") ? mapping.string(key, VERSION) : mapping.string(key))
                .ifPresent(value -> places.add(place.apply(value))));
    if (places.size() > 1) {
      throw mapping.refused("only one of " + String.join(", ", PLACES.keySet()) + " can be named");
    }
    boolean python =
        mapping.choice("notation", List.of("maven", "pep440")).orElse("maven").equals("pep440");
    boolean releasesOnly =
        mapping.choice("on", List.of("release", "always")).orElse("always").equals("release");
    mapping.refuseOthers();
    return new VersionFile(
        path,
        places.isEmpty() ? new Place.Preset() : places.get(0),
        python ? Notation.PEP_440 : Notation.MAVEN,
        releasesOnly);
  }

  private static Map<String, Function<String, Place>> places() {
    Map<String, Function<String, Place>> places = new LinkedHashMap<>();
    places.put("json", Place.Json::new);
    places.put("toml", Place.Toml::new);
    places.put("yaml", Place.Yaml::new);
    places.put("properties", Place.Properties::new);
    places.put("pattern", Place.Pattern::new);
    places.put("marker", Place.MarkedLine::new);
    return places;
  }

  private static SnapshotWaiver waiver(YamlMapping mapping) {
    SnapshotWaiver waiver =
        new SnapshotWaiver(
            mapping.required("artifact"), mapping.required("reason"), mapping.date("expires"));
    mapping.refuseOthers();
    return waiver;
  }

  /**
   * The text of a file.
   *
   * @throws ReleaseException when it is not UTF-8
   */
  static String text(String path, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new ReleaseException(path + " is not UTF-8 text", "save it as UTF-8", e);
    }
  }

  /** A file on top of all that it extends, the nearest first. */
  private static final class Document {

    private final PolicyArtifacts artifacts;
    private final List<Extended> extended = new ArrayList<>();
    private final YamlMapping root;

    Document(byte[] content, PolicyArtifacts artifacts) {
      this.artifacts = artifacts;
      this.root = withExtended(YamlMapping.parse(Policy.FILE, text(Policy.FILE, content)));
    }

    YamlMapping root() {
      return root;
    }

    List<Extended> extended() {
      return extended;
    }

    private YamlMapping withExtended(YamlMapping own) {
      Optional<String> coordinates = own.string(EXTENDS);
      if (coordinates.isEmpty()) {
        return own;
      }
      if (!COORDINATES.matcher(coordinates.get()).matches()
          || Version.isSnapshot(coordinates.get())) {
        throw own.refused(
            "'" + coordinates.get() + "' is not groupId:artifactId:version of a released policy");
      }
      if (extended.size() == MAX_EXTENDED) {
        throw own.refused("more than " + MAX_EXTENDED + " policies extend each other");
      }
      byte[] content = artifacts.read(coordinates.get());
      extended.add(new Extended(coordinates.get(), Digests.sha256(content)));
      YamlMapping other = YamlMapping.parse(coordinates.get(), text(coordinates.get(), content));
      return own.onTopOf(withExtended(other));
    }
  }
}

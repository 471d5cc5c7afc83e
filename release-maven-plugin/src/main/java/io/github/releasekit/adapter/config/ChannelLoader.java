package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ChannelPolicy.PreReleases;
import io.github.releasekit.domain.channel.ChannelPolicy.Target;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.DependentsTarget.Dependent;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.HomebrewTarget;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.JiraTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.version.Bump;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code channels} of {@code release-kit.yml}: each type has a reader. */
final class ChannelLoader {

  /** Also part of the names of steps, of files and of variables. */
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final Pattern CREDENTIALS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?");
  private static final Pattern PROJECT = Pattern.compile("[A-Z][A-Z0-9_]+");
  private static final Pattern IMAGE =
      Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)+");

  /** Names whose class is one of Ruby (Formulary.class_s of Homebrew). */
  private static final Pattern FORMULA =
      Pattern.compile("[a-z][a-z0-9+]*([._-][a-z0-9][a-z0-9+]*)*(@[0-9]+([._-][a-z0-9]+)*)?");

  /**
   * A URL or a whole path that git takes, with no password, and with no user where that is a token:
   * of HTTP.
   */
  private static final Pattern TAP =
      Pattern.compile(
          "(?!-)(?=/|[^/]+:)(?!(?i:https?)://[^/]*@)(?![A-Za-z0-9+.-]+://[^/@]*:[^/]*@)[^\\s\\p{Cntrl}]{1,500}");

  /** Everybody upgrades to what a tap has. */
  private static final String HOMEBREW = "homebrew";

  private static final int MAX_ATTEMPTS = 10;
  static final int LAST_PORT = 65535;
  private static final Duration COMMAND = Duration.ofMinutes(10);
  private static final Duration WORKFLOW = Duration.ofMinutes(60);

  private static final Map<String, Function<YamlMapping, Target>> TYPES = new LinkedHashMap<>();

  static {
    for (ForgeTarget.Kind kind : ForgeTarget.Kind.values()) {
      TYPES.put(kind.toString(), mapping -> forge(kind, mapping));
    }
    TYPES.put("image", ChannelLoader::image);
    TYPES.put(HOMEBREW, ChannelLoader::homebrew);
    TYPES.put("command", ChannelLoader::command);
    TYPES.put("jira", ChannelLoader::jira);
    TYPES.put("dependents", ChannelLoader::dependents);
    TYPES.put("workflow", ChannelLoader::workflow);
  }

  private ChannelLoader() {}

  static List<ChannelPolicy> channels(YamlMapping root) {
    return root.mapping("channels").map(YamlMapping::mappings).orElse(Map.of()).entrySet().stream()
        .map(entry -> channel(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A channel whose id is a type needs no {@code type}. */
  private static ChannelPolicy channel(String id, YamlMapping mapping) {
    if (!ID.matcher(id).matches()) {
      throw mapping.refused(
          "'" + id + "' is no name of a channel: small letters and digits, with single hyphens");
    }
    String type = EntryType.of("channel", id, mapping, TYPES.keySet());
    ChannelPolicy channel =
        new ChannelPolicy(
            id,
            mapping.flag("required").orElse(true),
            mapping.words("releases", Bump.class).orElse(Set.of()),
            mapping
                .word("preReleases", PreReleases.class)
                .orElse(type.equals(HOMEBREW) ? PreReleases.NEVER : PreReleases.ALSO),
            mapping.string("credentials").map(name -> credentials(mapping, name)),
            TYPES.get(type).apply(mapping));
    mapping.refuseOthers();
    return channel;
  }

  /** The name of a user or a secret. */
  static String credentials(YamlMapping mapping, String name) {
    if (!CREDENTIALS.matcher(name).matches()) {
      throw mapping.refused(
          "what is secret is named here, such as forge-token, and is not written here itself");
    }
    return name;
  }

  private static Target forge(ForgeTarget.Kind kind, YamlMapping mapping) {
    return new ForgeTarget(
        address(kind, mapping),
        mapping
            .choice("publish", List.of("automatic", "manual"))
            .orElse("automatic")
            .equals("automatic"),
        mapping.strings("files").orElse(List.of()),
        mapping.string("milestone"),
        mapping.flag("comment").orElse(false),
        mapping.string("label"));
  }

  private static ForgeTarget.Address address(ForgeTarget.Kind kind, YamlMapping mapping) {
    return new ForgeTarget.Address(
        kind,
        mapping.parsed("url", ChannelLoader::server),
        mapping.string("repository").map(name -> matching(mapping, REPOSITORY, name)));
  }

  /** The URL of a server on the web. */
  static String server(String text) {
    String url = PolicyLoader.url(text);
    try {
      if (url.startsWith("http") && URI.create(url).getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as others are.
    }
    throw new ReleaseException("'" + url + "' is no URL of a server", "name another");
  }

  /** An address in a mapping that does not say by its type whose API it is. */
  private static ForgeTarget.Address anyAddress(YamlMapping mapping) {
    return address(
        mapping.word("forge", ForgeTarget.Kind.class).orElse(ForgeTarget.Kind.GITHUB), mapping);
  }

  private static Target image(YamlMapping mapping) {
    List<String> platforms =
        mapping.strings("platforms").orElse(List.of("linux/amd64", "linux/arm64"));
    platforms.forEach(platform -> matching(mapping, PLATFORM, platform));
    return new ImageTarget(
        matching(mapping, IMAGE, mapping.required("repository")),
        mapping.required("base"),
        platforms,
        mapping.required("artifact"),
        mapping.strings("jvmArguments").orElse(List.of()),
        mapping.strings("arguments").orElse(List.of()),
        mapping.mapping("environment").map(YamlMapping::strings).orElse(Map.of()),
        mapping.strings("ports").orElse(List.of()).stream()
            .map(port -> port(mapping, port))
            .toList(),
        mapping.string("user"),
        mapping.mapping("labels").map(YamlMapping::strings).orElse(Map.of()));
  }

  private static int port(YamlMapping mapping, String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw mapping.refused("'" + text + "' is no port");
    }
    return port;
  }

  private static Target homebrew(YamlMapping mapping) {
    return new HomebrewTarget(
        tap(mapping),
        matching(mapping, PolicyLoader.BRANCH, mapping.string("branch").orElse("main")),
        matching(mapping, FORMULA, mapping.required("formula")),
        mapping.required("artifact"),
        mapping.string("url"),
        mapping.path("template"),
        mapping.string("description"),
        mapping.parsed("homepage", PolicyLoader::url),
        mapping.string("license"));
  }

  private static String tap(YamlMapping mapping) {
    String tap = mapping.required("tap");
    if (!TAP.matcher(tap).matches()) {
      throw mapping.refused(
          "'" + tap.replaceFirst("^.*@", "") + "' is no URL of a repository without credentials");
    }
    return tap;
  }

  private static Target command(YamlMapping mapping) {
    List<String> run = mapping.strings("run").orElse(List.of());
    if (run.isEmpty()) {
      throw mapping.refused("a command names a program and its arguments, 'run: [a, b]'");
    }
    int attempts = mapping.count("attempts").orElse(1);
    if (attempts > MAX_ATTEMPTS) {
      throw mapping.refused("'attempts' is at most " + MAX_ATTEMPTS);
    }
    return new CommandTarget(
        run,
        mapping.strings("check").orElse(List.of()),
        mapping.strings("undo").orElse(List.of()),
        mapping.path("directory").orElse(""),
        mapping.strings("environment").orElse(List.of()),
        mapping.count("timeout").map(Duration::ofSeconds).orElse(COMMAND),
        attempts);
  }

  private static Target jira(YamlMapping mapping) {
    return new JiraTarget(
        jiraUrl(mapping),
        matching(mapping, PROJECT, mapping.required("project")),
        mapping.string("version", "@{version}").orElse("@{version}"),
        mapping.string("transition"));
  }

  private static String jiraUrl(YamlMapping mapping) {
    String url =
        mapping.parsed("url", PolicyLoader::url).orElseThrow(() -> missing(mapping, "url"));
    if (!url.startsWith("http")) {
      throw mapping.refused("'" + url + "' is no URL of Jira, such as https://acme.atlassian.net");
    }
    return url;
  }

  private static Target dependents(YamlMapping mapping) {
    List<Dependent> dependents =
        mapping.mappings("repositories").stream().map(ChannelLoader::dependent).toList();
    if (dependents.isEmpty()) {
      throw missing(mapping, "repositories");
    }
    return new DependentsTarget(
        dependents,
        mapping
            .choice("by", List.of("pull-request", "issue"))
            .orElse("pull-request")
            .equals("issue"));
  }

  private static Dependent dependent(YamlMapping mapping) {
    Dependent dependent =
        new Dependent(
            anyAddress(mapping),
            mapping.string("branch").orElse(""),
            mapping.path("file").orElse("pom.xml"));
    if (dependent.address().repository().isEmpty()) {
      throw missing(mapping, "repository");
    }
    mapping.refuseOthers();
    return dependent;
  }

  private static Target workflow(YamlMapping mapping) {
    WorkflowTarget workflow =
        new WorkflowTarget(
            anyAddress(mapping),
            mapping.string("workflow"),
            mapping.count("timeout").map(Duration::ofSeconds).orElse(WORKFLOW),
            mapping
                .choice("onFailure", List.of("record", "rollback"))
                .orElse("record")
                .equals("rollback"));
    if (workflow.rollBack() && workflow.workflow().isEmpty()) {
      throw mapping.refused(
          "'onFailure: rollback' names its 'workflow': that which performs the release may fail too");
    }
    return workflow;
  }

  private static ReleaseException missing(YamlMapping mapping, String key) {
    return mapping.refused("'" + key + "' is missing");
  }

  private static String matching(YamlMapping mapping, Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw mapping.refused("'" + text + "' is not of the form " + form);
    }
    return text;
  }
}

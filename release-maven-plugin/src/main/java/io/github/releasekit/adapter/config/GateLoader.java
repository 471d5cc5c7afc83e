package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.JsonPointer;
import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.gate.repository.ResolvedDependencies;
import io.github.releasekit.domain.gate.result.ApiCompatibilityGate;
import io.github.releasekit.domain.gate.result.BenchmarksGate;
import io.github.releasekit.domain.gate.result.CentralGate;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.DocumentationGate;
import io.github.releasekit.domain.gate.result.HttpGate;
import io.github.releasekit.domain.gate.result.HttpGate.Expected;
import io.github.releasekit.domain.gate.result.LintGate;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import io.github.releasekit.domain.gate.result.MeasuresGate;
import io.github.releasekit.domain.gate.result.MeasuresGate.Bound;
import io.github.releasekit.domain.gate.result.PackageGate;
import io.github.releasekit.domain.gate.result.PackageGate.Example;
import io.github.releasekit.domain.gate.result.ReproducibleGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.VulnerabilitiesGate;
import io.github.releasekit.domain.gate.result.Waiver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a gate of {@code release-kit.yml} asks for. */
final class GateLoader {

  private interface Type {
    ResultGate read(String id, YamlMapping mapping);
  }

  private static final int TIMEOUT_SECONDS = 600;
  private static final int HTTP_TIMEOUT_SECONDS = 30;
  private static final int MAX_PORT = 65_535;

  /** With {@code @{version}} and {@code @{tag}} anywhere after the host. */
  private static final Pattern HTTP_URL =
      Pattern.compile(
          "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?"
              + "([/?](?:@\\{(?:version|tag)}|%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?!$&'()*+,;=-]++)*+)?");

  /** A qualified name, {@code *} for any text, or that of an annotation. */
  private static final Pattern EXCLUDED =
      Pattern.compile("[\\p{javaJavaIdentifierPart}.*]+|@[\\p{javaJavaIdentifierPart}.]+");

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /** Said of what is not bounded. */
  private static final String ANY = "any";

  private static final BigDecimal TOLERANCE = BigDecimal.valueOf(20);

  private static final Map<String, Type> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("tests", GateLoader::tests);
    TYPES.put("coverage", GateLoader::coverage);
    TYPES.put("lint", GateLoader::lint);
    TYPES.put("vulnerabilities", GateLoader::vulnerabilities);
    TYPES.put("measures", GateLoader::measures);
    TYPES.put("benchmarks", GateLoader::benchmarks);
    TYPES.put("documentation", GateLoader::documentation);
    TYPES.put("command", GateLoader::command);
    TYPES.put("http", GateLoader::http);
    TYPES.put("sonar", GateLoader::sonar);
    TYPES.put("api-compatibility", GateLoader::apiCompatibility);
    TYPES.put("package", GateLoader::packages);
    TYPES.put("central", (id, mapping) -> new CentralGate(id));
    TYPES.put("reproducible", (id, mapping) -> new ReproducibleGate(id));
  }

  private GateLoader() {}

  /** The gate of a name. */
  static ResultGate gate(String name, YamlMapping mapping) {
    if (!name.matches("[a-z0-9]+(?:-[a-z0-9]+)*+")) {
      throw mapping.refused("gate '" + name + "' is not named in small letters, digits and -");
    }
    if (name.equals(ResolvedDependencies.ID)
        || RepositoryGate.ALL.stream().anyMatch(gate -> gate.id().equals(name))) {
      throw mapping.refused("gate '" + name + "' is one of the repository, and always holds");
    }
    String type = EntryType.of("gate", name, mapping, TYPES.keySet());
    ResultGate gate = TYPES.get(type).read(name, mapping);
    mapping.refuseOthers();
    return gate;
  }

  private static ResultGate tests(String id, YamlMapping mapping) {
    return new TestsGate(
        id, required(mapping), reports(mapping), mapping.count("minimum").orElse(1));
  }

  private static ResultGate coverage(String id, YamlMapping mapping) {
    return new CoverageGate(id, required(mapping), reports(mapping), minimum(mapping));
  }

  private static ResultGate lint(String id, YamlMapping mapping) {
    return new LintGate(
        id,
        required(mapping),
        reports(mapping),
        maximum(mapping, Level.values(), Map.of(Level.ERROR, 0)));
  }

  private static ResultGate vulnerabilities(String id, YamlMapping mapping) {
    Map<Severity, Integer> maximum =
        maximum(
            mapping,
            Severity.values(),
            Map.of(Severity.CRITICAL, 0, Severity.HIGH, 0, Severity.UNKNOWN, 0));
    return new VulnerabilitiesGate(
        id,
        required(mapping),
        reports(mapping),
        mapping.strings("vex").orElse(List.of()),
        maximum,
        waivers(mapping, "id"));
  }

  /**
   * @param of the key of what is waived
   */
  private static List<Waiver> waivers(YamlMapping mapping, String of) {
    return mapping.mappings("waivers").stream().map(one -> waiver(one, of)).toList();
  }

  private static Waiver waiver(YamlMapping mapping, String of) {
    Waiver waiver =
        new Waiver(mapping.required(of), mapping.required("reason"), mapping.date("expires"));
    mapping.refuseOthers();
    return waiver;
  }

  private static ResultGate apiCompatibility(String id, YamlMapping mapping) {
    List<String> excluded = mapping.strings("exclude").orElse(List.of());
    excluded.stream()
        .filter(pattern -> !EXCLUDED.matcher(pattern).matches())
        .findFirst()
        .ifPresent(
            pattern -> {
              throw mapping.refused(
                  "'"
                      + pattern
                      + "' is no qualified name such as org.example.internal.*, nor an annotation"
                      + " such as @org.example.Internal");
            });
    return new ApiCompatibilityGate(
        id,
        required(mapping),
        excluded,
        mapping.flag("removeOnlyDeprecated").orElse(true),
        waivers(mapping, "element"));
  }

  private static ResultGate packages(String id, YamlMapping mapping) {
    return new PackageGate(
        id, mapping.mappings("examples").stream().map(GateLoader::example).toList());
  }

  private static Example example(YamlMapping mapping) {
    Example example =
        new Example(
            mapping.requiredPath("directory"),
            mapping.string("property"),
            mapping.strings("goals").filter(goals -> !goals.isEmpty()).orElse(List.of("verify")),
            Duration.ofSeconds(mapping.count("timeout").orElse(TIMEOUT_SECONDS)));
    mapping.refuseOthers();
    example
        .property()
        .filter(name -> !PROPERTY.matcher(name).matches())
        .ifPresent(
            name -> {
              throw mapping.refused("'" + name + "' is not the name of a property of a POM");
            });
    example.goals().stream()
        .filter(goal -> goal.isBlank() || goal.startsWith("-"))
        .findFirst()
        .ifPresent(
            goal -> {
              throw mapping.refused("'" + goal + "' is neither a phase nor a goal of Maven");
            });
    return example;
  }

  private static ResultGate measures(String id, YamlMapping mapping) {
    List<Bound> bounds = mapping.mappings("bounds").stream().map(GateLoader::bound).toList();
    if (reports(mapping).isEmpty() || bounds.isEmpty()) {
      throw mapping.refused("a measures gate names its 'reports' and their 'bounds'");
    }
    return new MeasuresGate(id, required(mapping), reports(mapping), bounds);
  }

  private static Bound bound(YamlMapping mapping) {
    Bound bound =
        new Bound(
            mapping.required("value"), mapping.decimal("minimum"), mapping.decimal("maximum"));
    mapping.refuseOthers();
    if (!JsonPointer.isValid(bound.value())) {
      throw mapping.refused(
          "'" + bound.value() + "' is not a JSON pointer such as /metrics/latency");
    }
    if (bound.minimum().isEmpty() && bound.maximum().isEmpty()) {
      throw mapping.refused("a bound has a 'minimum' or a 'maximum'");
    }
    return bound;
  }

  private static ResultGate benchmarks(String id, YamlMapping mapping) {
    return new BenchmarksGate(
        id, required(mapping), reports(mapping), mapping.percent("tolerance").orElse(TOLERANCE));
  }

  private static ResultGate documentation(String id, YamlMapping mapping) {
    return new DocumentationGate(
        id,
        required(mapping),
        mapping.strings("documents").orElse(List.of("*.md")),
        mapping.strings("markers").orElse(List.of("TODO", "FIXME")),
        mapping.flag("links").orElse(true),
        mapping.flag("oldVersions").orElse(true),
        mapping.flag("changelog").orElse(true));
  }

  private static ResultGate command(String id, YamlMapping mapping) {
    List<String> command = mapping.strings("command").orElse(List.of());
    if (command.isEmpty()) {
      throw mapping.refused("a command gate names a program and its arguments, 'command: [a, b]'");
    }
    return new CommandGate(
        id,
        required(mapping),
        command,
        mapping.path("directory").orElse(""),
        mapping.strings("environment").orElse(List.of()),
        Duration.ofSeconds(mapping.count("timeout").orElse(TIMEOUT_SECONDS)));
  }

  private static ResultGate sonar(String id, YamlMapping mapping) {
    String url = mapping.required("url");
    if (!isUrl(url) || url.matches(".*[?@].*")) {
      throw mapping.refused("'" + url + "' is not the URL of a SonarQube server");
    }
    return new SonarGate(
        id,
        required(mapping),
        reports(mapping),
        url,
        mapping.string("server"),
        Duration.ofSeconds(mapping.count("timeout").orElse(TIMEOUT_SECONDS)));
  }

  private static ResultGate http(String id, YamlMapping mapping) {
    String url = mapping.required("url");
    Optional<String> pointer = mapping.string("value");
    Optional<String> value = mapping.string("equals");
    if (!isUrl(url)) {
      throw mapping.refused("'" + url + "' is not a URL of http or https without a user");
    }
    if (pointer.isPresent() != value.isPresent()) {
      throw mapping.refused("'value' and 'equals' belong together");
    }
    pointer
        .filter(text -> !JsonPointer.isValid(text))
        .ifPresent(
            text -> {
              throw mapping.refused("'" + text + "' is not a JSON pointer such as /status");
            });
    return new HttpGate(
        id,
        required(mapping),
        url,
        mapping.count("status").orElse(200),
        pointer.map(text -> new Expected(text, value.orElseThrow())),
        mapping.string("server"),
        Duration.ofSeconds(mapping.count("timeout").orElse(HTTP_TIMEOUT_SECONDS)));
  }

  /** How many of each kind are allowed: the defaults, but for those that are named. */
  private static <K> Map<K, Integer> maximum(
      YamlMapping mapping, K[] kinds, Map<K, Integer> byDefault) {
    Map<K, Integer> maximum = new HashMap<>(byDefault);
    for (K kind : kinds) {
      if (mapping.string(kind.toString()).filter(ANY::equals).isPresent()) {
        maximum.remove(kind);
      } else {
        mapping.number(kind.toString()).ifPresent(most -> maximum.put(kind, most));
      }
    }
    if (maximum.isEmpty()) {
      throw mapping.refused("a gate that allows any number of each judges nothing");
    }
    return maximum;
  }

  private static Map<Counter, BigDecimal> minimum(YamlMapping mapping) {
    Map<Counter, BigDecimal> minimum = new EnumMap<>(Counter.class);
    for (Counter counter : Counter.values()) {
      mapping.percent(counter.toString()).ifPresent(least -> minimum.put(counter, least));
    }
    if (minimum.isEmpty()) {
      throw mapping.refused("a coverage gate asks for a share in percent, such as 'line: 90'");
    }
    return minimum;
  }

  /** Whether a release is refused where there is nothing to judge. */
  private static boolean required(YamlMapping mapping) {
    return mapping.flag("required").orElse(true);
  }

  private static List<String> reports(YamlMapping mapping) {
    return mapping.strings("reports").orElse(List.of());
  }

  /** Of a host that there can be. */
  private static boolean isUrl(String url) {
    if (!HTTP_URL.matcher(url).matches()) {
      return false;
    }
    try {
      URI uri = URI.create(url.replaceAll("@\\{(version|tag)}", "x"));
      return uri.getHost() != null && uri.getPort() <= MAX_PORT;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

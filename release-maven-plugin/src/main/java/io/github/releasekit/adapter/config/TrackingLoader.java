package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.fact.ExportTarget;
import io.github.releasekit.domain.fact.ExportTarget.Kind;
import io.github.releasekit.domain.fact.Tracking;
import io.github.releasekit.domain.fact.Tracking.Database;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code ledger}, {@code environments} and {@code exports}. */
final class TrackingLoader {

  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9_.-]{1,100}(?:/[A-Za-z0-9_.-]{1,100}){0,9}");

  private static final Pattern JDBC =
      Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:\\[\\]-]+/[A-Za-z0-9_.%-]+");

  private static final Pattern UDP =
      Pattern.compile("udp://(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}");

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    for (Kind kind : Kind.values()) {
      KINDS.put(kind.toString(), kind);
    }
  }

  private TrackingLoader() {}

  /**
   * @param approvers who may approve, so that what nobody can give is refused
   */
  static Tracking tracking(YamlMapping root, List<Approver> approvers) {
    Optional<YamlMapping> ledger = root.mapping("ledger");
    Optional<String> repository =
        ledger.flatMap(mapping -> mapping.parsed("repository", TrackingLoader::repository));
    Optional<Database> database =
        ledger.flatMap(mapping -> mapping.mapping("database")).map(TrackingLoader::database);
    ledger.ifPresent(YamlMapping::refuseOthers);
    return new Tracking(repository, database, environments(root, approvers), exports(root));
  }

  private static String repository(String name) {
    if (!REPOSITORY.matcher(name).matches()) {
      throw new ReleaseException(
          "'" + name + "' is no name of a repository", "name it as acme/app, or by its host too");
    }
    return name;
  }

  private static Database database(YamlMapping mapping) {
    Database database =
        new Database(
            mapping
                .parsed("url", TrackingLoader::jdbc)
                .orElseThrow(() -> mapping.refused("'url' is missing")),
            mapping.string("credentials").map(name -> ChannelLoader.credentials(mapping, name)));
    mapping.refuseOthers();
    return database;
  }

  private static String jdbc(String url) {
    if (!JDBC.matcher(url).matches()) {
      throw new ReleaseException(
          "'"
              + PolicyLoader.withoutSecrets(url)
              + "' is no URL of PostgreSQL without credentials and options",
          "name it as jdbc:postgresql://host/database, and its user as 'credentials'");
    }
    return url;
  }

  private static List<Environment> environments(YamlMapping root, List<Approver> approvers) {
    Set<String> names = new HashSet<>();
    return root.mappings("environments").stream()
        .map(
            mapping -> {
              Environment environment =
                  new Environment(
                      mapping.required("name"),
                      ApprovalLoader.required(mapping, approvers).orElse(List.of()));
              mapping.refuseOthers();
              if (!ChannelLoader.ID.matcher(environment.name()).matches()) {
                throw mapping.refused(
                    "'"
                        + environment.name()
                        + "' is no name of an environment: small letters and digits, with single"
                        + " hyphens");
              }
              if (!names.add(environment.name())) {
                throw mapping.refused("environment '" + environment.name() + "' stands here twice");
              }
              return environment;
            })
        .toList();
  }

  private static List<ExportTarget> exports(YamlMapping root) {
    return root.mapping("exports").map(YamlMapping::mappings).orElse(Map.of()).entrySet().stream()
        .map(entry -> export(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A target whose id is a type needs no {@code type}. */
  private static ExportTarget export(String id, YamlMapping mapping) {
    if (!ChannelLoader.ID.matcher(id).matches()) {
      throw mapping.refused(
          "'" + id + "' is no name of an export: small letters and digits, with single hyphens");
    }
    String type = EntryType.of("export", id, mapping, KINDS.keySet());
    Kind kind = KINDS.get(type);
    ExportTarget target =
        new ExportTarget(
            id,
            kind,
            mapping
                .parsed("url", url -> kind == Kind.STATSD ? udp(url) : ChannelLoader.server(url))
                .orElseThrow(() -> mapping.refused("'url' is missing")),
            mapping.string("credentials").map(name -> ChannelLoader.credentials(mapping, name)));
    mapping.refuseOthers();
    return target;
  }

  private static String udp(String url) {
    if (!UDP.matcher(url).matches()
        || Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)) > ChannelLoader.LAST_PORT) {
      throw new ReleaseException(
          "'" + PolicyLoader.withoutSecrets(url) + "' is no address of StatsD",
          "name it as udp://host:8125");
    }
    return url;
  }
}

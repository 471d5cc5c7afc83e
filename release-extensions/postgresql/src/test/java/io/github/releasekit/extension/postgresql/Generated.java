package io.github.releasekit.extension.postgresql;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Files of a ledger, the same for the same seed. */
final class Generated {

  static final List<String> COMPONENTS = List.of("", "api", "wéb'; drop table x; --");
  static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "2.0.0-rc.1", "2.0.0");
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "'quotes' \"and\" \\ and \\u0000",
          "NUL \0 and \0\0 more",
          "half a pair \ud800 of surrogates",
          "\r\n\t <script>alert(1)</script> =1+1 ünïcödé 😀",
          "$1 ? :name ${x} {,\"NULL\"}");

  private Generated() {}

  /** Releases of all components and versions, with some events each. */
  static Map<String, byte[]> ledger(long seed) {
    Random random = new Random(seed);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("README.md", "not of release-kit".getBytes(StandardCharsets.UTF_8));
    for (String component : COMPONENTS) {
      String prefix = component.isEmpty() ? "" : "components/" + component + "/";
      for (String version : VERSIONS) {
        // One says that it is of another version than its path.
        String said = random.nextInt(8) == 0 ? "9.9.9" : version;
        files.put(
            prefix + "releases/" + version + "/manifest.json",
            Json.pretty(manifest(said, time(random))));
        int events = 1 + random.nextInt(6);
        for (int i = 1; i <= events; i++) {
          LedgerEvent event = event(random, said);
          files.put(
              prefix + "events/" + version + "/" + number(i) + "-" + event.type() + ".json",
              Json.pretty(event));
        }
      }
      files.put(prefix + "changes/RFC-1/0001-vote.json", Json.pretty(vote(time(random))));
    }
    return files;
  }

  static String number(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }

  /** Some share a second, some are more exact than a database. */
  private static String time(Random random) {
    Instant time = START.plusSeconds(60L * random.nextInt(30));
    return time.plusNanos(random.nextInt(3) == 0 ? random.nextInt(3_000) : 0).toString();
  }

  static LedgerEvent event(Random random, String version) {
    Type type = Type.values()[random.nextInt(Type.values().length)];
    return event(type, version, time(random), TEXTS.get(random.nextInt(TEXTS.size())));
  }

  static LedgerEvent event(Type type, String version, String at, String detail) {
    LedgerEvent plain =
        LedgerEvent.of(
            type,
            version,
            "v" + version,
            "a".repeat(40),
            Instant.parse(at),
            Optional.of("Ada <ada@example.org>"),
            detail);
    LedgerEvent event =
        new LedgerEvent(
            1,
            type,
            version,
            plain.tag(),
            plain.commit(),
            at,
            plain.by(),
            detail,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            null,
            null,
            null);
    return switch (type) {
      case DEPLOYMENT ->
          event.with(new Deployment("production", Deployment.Outcome.SUCCEEDED, at, ""));
      case INCIDENT, RESTORED ->
          event.with(new Incident("INC-1", "production", "high", "https://acme.org/INC-1"));
      default -> event;
    };
  }

  static Manifest manifest(String version, String createdAt) {
    return new Manifest(
        1,
        "org.acme:app",
        version,
        null,
        "minor",
        "default",
        List.of(),
        "prepared",
        "v" + version,
        "a".repeat(40),
        "sha256:" + "0".repeat(64),
        createdAt,
        List.of(
            new ChangeRecord(
                "b".repeat(40), "feat", "api", "ü \"quoted\" \\", true, "major", "#12", createdAt)),
        List.of("#12"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Build("urn:test", null, "verify", List.of(), List.of()),
        new Tools("0.1.0", "3.9.16", "17.0.15", "2.39.5"));
  }

  private static Vote vote(String at) {
    return new Vote(
        "org.acme:app",
        "RFC-1",
        "0".repeat(64),
        Vote.Choice.YES,
        "Ada <ada@example.org>",
        at,
        "-----BEGIN SSH SIGNATURE-----");
  }

  /** Releases in great number, each with the events that it has as a rule: four files each. */
  static Map<String, byte[]> releases(int count) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<Type> types = new ArrayList<>(List.of(Type.PREPARED, Type.PERFORMED, Type.DEPLOYMENT));
    for (int i = 0; i < count; i++) {
      String version = "1." + i + ".0";
      String at = START.plusSeconds(3600L * i).toString();
      files.put("releases/" + version + "/manifest.json", Json.pretty(manifest(version, at)));
      for (int n = 0; n < types.size(); n++) {
        files.put(
            "events/" + version + "/" + number(n + 1) + "-" + types.get(n) + ".json",
            Json.pretty(event(types.get(n), version, at, "in the target repositories")));
      }
    }
    return files;
  }
}

package io.github.releasekit.extension.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each source of ledgers answers, over several repositories. */
abstract class LedgerSourceContract {

  static final long SEED = 20_261_130;

  private static final int COMBINATIONS = 30;

  /** Files of ledgers by repository. */
  static final Map<String, Map<String, byte[]>> LEDGERS = ledgers();

  private static Map<String, Map<String, byte[]>> ledgers() {
    Map<String, Map<String, byte[]>> ledgers = new LinkedHashMap<>();
    ledgers.put("acme/app", Generated.ledger(SEED));
    ledgers.put("acme/Lib", Generated.ledger(SEED + 1));
    ledgers.put("acme/app-ünï'x", Generated.ledger(SEED + 2));
    return ledgers;
  }

  /** What is on record in all the repositories. */
  abstract LedgerContents read(LedgerQuery query);

  @TestFactory
  Stream<DynamicTest> answersWhatIsAsked() {
    return queries().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query + " of seed " + SEED,
                    () -> {
                      LedgerContents read = read(query);
                      assertThat(said(read)).isEqualTo(expected(query));
                    }));
  }

  /** Each filter alone, and some together. */
  static List<LedgerQuery> queries() {
    List<Optional<Instant>> times =
        List.of(
            Optional.of(Generated.START.plusSeconds(600)),
            Optional.of(Generated.START.plusSeconds(900)),
            Optional.of(Generated.START.plusSeconds(1200).plusNanos(1500)),
            Optional.of(Instant.parse("2030-01-01T00:00:00Z")));
    List<Set<Type>> types =
        List.of(
            Set.of(Type.DEPLOYMENT),
            Set.of(Type.ROLLED_BACK, Type.NOTE, Type.INCIDENT),
            Set.of(Type.values()));
    List<String> components = new ArrayList<>(Generated.COMPONENTS);
    components.add("none");
    List<String> repositories = new ArrayList<>(LEDGERS.keySet());
    repositories.add("acme/%");
    List<String> versions = new ArrayList<>(Generated.VERSIONS);
    versions.add("9.9.9");
    Optional<Instant> any = Optional.empty();
    Optional<String> all = Optional.empty();
    List<LedgerQuery> queries = new ArrayList<>(List.of(LedgerQuery.ALL));
    times.forEach(t -> queries.add(new LedgerQuery(t, any, Set.of(), all, all, all)));
    times.forEach(t -> queries.add(new LedgerQuery(any, t, Set.of(), all, all, all)));
    types.forEach(t -> queries.add(new LedgerQuery(any, any, t, all, all, all)));
    components.forEach(
        c -> queries.add(new LedgerQuery(any, any, Set.of(), Optional.of(c), all, all)));
    repositories.forEach(
        r -> queries.add(new LedgerQuery(any, any, Set.of(), all, Optional.of(r), all)));
    versions.forEach(
        v -> queries.add(new LedgerQuery(any, any, Set.of(), all, all, Optional.of(v))));
    Random random = new Random(SEED);
    for (int i = 0; i < COMBINATIONS; i++) {
      queries.add(
          new LedgerQuery(
              random.nextBoolean() ? any : pick(random, times),
              random.nextBoolean() ? any : pick(random, times),
              random.nextBoolean() ? Set.of() : pick(random, types),
              random.nextBoolean() ? all : Optional.of(pick(random, components)),
              random.nextBoolean() ? all : Optional.of(pick(random, repositories)),
              random.nextBoolean() ? all : Optional.of(pick(random, versions))));
    }
    return queries;
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** What was read, one line each, in no order. */
  private static Set<String> said(LedgerContents read) {
    Set<String> lines = new TreeSet<>();
    read.releases()
        .forEach(
            one ->
                lines.add(
                    one.repository() + " " + one.component() + " " + Json.line(one.manifest())));
    read.entries()
        .forEach(
            one ->
                lines.add(
                    String.join(
                        " ",
                        one.repository(),
                        one.component(),
                        one.path(),
                        Json.line(one.event()))));
    assertThat(lines).hasSize(read.releases().size() + read.entries().size());
    return lines;
  }

  /**
   * The files that a query asks for, by the definition of its filters: both path and content have
   * to be of the version and the type.
   */
  private static Set<String> expected(LedgerQuery query) {
    Set<String> lines = new TreeSet<>();
    LEDGERS.forEach(
        (repository, files) ->
            files.forEach(
                (path, content) -> {
                  String text = new String(content, StandardCharsets.UTF_8);
                  String[] parts = path.split("/");
                  boolean nested = parts[0].equals("components");
                  String component = nested ? parts[1] : "";
                  String kind = nested ? parts[2] : parts[0];
                  String ofPath = parts.length > 2 ? parts[nested ? 3 : 1] : "";
                  if (query.repository().isPresent() && !query.repository().get().equals(repository)
                      || query.component().isPresent() && !query.component().get().equals(component)
                      || query.version().isPresent() && !query.version().get().equals(ofPath)) {
                    return;
                  }
                  if (kind.equals("releases")) {
                    Manifest manifest = Json.read(content, Manifest.class, text);
                    if (isAsked(query, manifest.version(), manifest.createdAt())) {
                      lines.add(repository + " " + component + " " + Json.line(manifest));
                    }
                  } else if (kind.equals("events")) {
                    LedgerEvent event = Json.read(content, LedgerEvent.class, text);
                    if (isAsked(query, event.version(), event.at())
                        && (query.types().isEmpty() || query.types().contains(event.type()))) {
                      lines.add(String.join(" ", repository, component, path, Json.line(event)));
                    }
                  }
                }));
    return lines;
  }

  private static boolean isAsked(LedgerQuery query, String version, String at) {
    Instant time = Instant.parse(at);
    return query.version().map(version::equals).orElse(true)
        && query.since().map(since -> time.compareTo(since) >= 0).orElse(true)
        && query.until().map(until -> time.compareTo(until) < 0).orElse(true);
  }
}

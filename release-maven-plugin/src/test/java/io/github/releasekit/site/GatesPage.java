package io.github.releasekit.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.gate.repository.ResolvedDependencies;
import io.github.releasekit.domain.plan.GateSelection;
import io.github.releasekit.domain.plan.GateSkips;
import io.github.releasekit.site.Sources.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every gate: what it judges, when, what configures it, and who can leave it out. */
final class GatesPage {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final PolicySchema schema = PolicySchema.read();
  private final Set<String> keys = schema.paths();
  private final Markdown page =
      new Markdown("Gates reference", "the gates' Javadoc and the schema");

  static String write() {
    return new GatesPage().page();
  }

  /** The ids of all gates, in the order in which they are shown. */
  static List<String> ids() {
    return Stream.of(
            RepositoryGate.ALL.stream().map(RepositoryGate::id),
            Stream.of("as-planned", ResolvedDependencies.ID),
            PolicySchema.read().types("gates").keySet().stream())
        .flatMap(ids -> ids)
        .toList();
  }

  private String page() {
    page.paragraph(
        """
        Every gate, with what is so where it passes. What each one says when it refuses, and what to do then: [Gates](../gates.md).
        """);
    page.heading(2, "Before the build");
    page.paragraph(
        """
        Judged by `plan`, and by `prepare` before anything is written. All of them always hold, and refuse; one that has nothing to judge passes, or is
        skipped and says why.
        """);
    page.table(
        List.of("gate", "passes where", "configured by", "skipped", "can be left out"),
        repository());
    page.heading(2, "After the build");
    page.paragraph(
        """
        Judged by `prepare` on what the build of the release has made, before anything is published. They are judged where `gates` in
        `release-kit.yml` names them, or where the table says so. A gate that finds nothing to judge refuses; with `required: false` it is skipped
        and says why, where that key is among its own. `always: true` keeps it from being left out.
        """);
    page.table(
        List.of("gate", "passes where", "judged", "keys of its own", "waivers", "can be left out"),
        results());
    page.paragraph(
        """
        A gate is left out for a kind of release by `skip` in a [profile](../gates.md#Profiles), and for one release by
        `-Drelease-kit.skipGates=` with `-Dreason=`, which the manifest keeps.
        """);
    return page.toString();
  }

  private List<List<String>> repository() {
    Map<String, Type> types = Sources.of("domain.gate.repository");
    List<List<String>> rows = new ArrayList<>();
    for (RepositoryGate gate : RepositoryGate.ALL) {
      Type type = types.get(gate.getClass().getSimpleName());
      rows.add(
          List.of(
              link(gate.id()),
              type.summary(),
              configured(type),
              type.paragraph("Skipped ").orElse("").replaceAll("\\.$", ""),
              isSkippable(Profile.DEFAULT, gate.id()) ? "by a profile or a person" : "no"));
    }
    rows.add(
        List.of(
            link("as-planned"),
            "What people have merged as the release is what was planned; judged only where they were asked to merge it.",
            key("mode"),
            "",
            "no"));
    return rows;
  }

  private String configured(Type type) {
    Optional<String> text = type.paragraph("Configured by ");
    Matcher keys = CODE.matcher(text.orElse(""));
    return keys.results().map(found -> key(found.group(1))).collect(Collectors.joining(", "));
  }

  private String key(String path) {
    if (!keys.contains(path)) {
      throw new IllegalStateException("the schema has no key " + path);
    }
    String top = path.replaceAll("[.\\[].*", "");
    boolean isSection =
        keys.stream().anyMatch(other -> other.matches(Pattern.quote(top) + "[.\\[].*"));
    String anchor =
        isSection || !PolicySchema.properties(schema.key(top)).isEmpty() ? "#" + top : "";
    return "[`" + path + "`](configuration.md" + anchor + ")";
  }

  private List<List<String>> results() {
    Map<String, Type> types = Sources.of("domain.gate.result");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            link(ResolvedDependencies.ID),
            "Nothing that a module resolves to is a SNAPSHOT, dependencies of dependencies included.",
            "always",
            "",
            key("snapshotWaivers"),
            "no"));
    schema
        .types("gates")
        .forEach(
            (id, found) -> {
              Type type = types.get(className(id));
              if (type == null) {
                throw new IllegalStateException("there is no class " + className(id));
              }
              rows.add(
                  List.of(
                      link(id),
                      type.summary(),
                      judged(id),
                      own(found),
                      found.path("properties").has("waivers") ? "with a reason, until a day" : "",
                      isSkippable(SnapshotFixture.policy(least(id)).profiles().base(), id)
                          ? "unless `always`"
                          : "no"));
            });
    return rows;
  }

  private static String className(String id) {
    return Stream.of(id.split("-")).map(Markdown::capital).collect(Collectors.joining()) + "Gate";
  }

  /** Without being named, or where it is. */
  private static String judged(String id) {
    if (Profile.DEFAULT.gates().stream().anyMatch(gate -> gate.id().equals(id))) {
      return "always; where it is not named, skipped without a report";
    }
    boolean atCentral =
        SnapshotFixture.policy("central: {}").profiles().base().gates().stream()
            .anyMatch(gate -> gate.id().equals(id));
    return atCentral ? "where it is named, or releases go to Maven Central" : "where it is named";
  }

  private static String own(JsonNode found) {
    return PolicySchema.properties(found).keySet().stream()
        .filter(key -> !Set.of("type", "always").contains(key))
        .map(key -> PolicySchema.isRequired(found, key) ? "**`" + key + "`**" : Markdown.code(key))
        .collect(Collectors.joining(", "));
  }

  /** The least that a policy says of a gate. */
  private static String least(String id) {
    String settings =
        switch (id) {
          case "coverage" -> "line: 90";
          case "measures" -> "reports: [a.json], bounds: [{value: /a, maximum: 1}]";
          case "command" -> "command: [a]";
          case "http", "sonar" -> "url: 'https://example.org'";
          default -> "";
        };
    return "gates: {" + id + ": {" + settings + "}}";
  }

  private static boolean isSkippable(Profile profile, String gate) {
    try {
      GateSelection selection =
          new GateSelection(
              profile, Optional.of(new GateSkips(List.of(gate), "a reason")), "Ada <a@b>");
      return selection.skip(gate).isPresent();
    } catch (ReleaseException e) {
      return false;
    }
  }

  private static String link(String id) {
    return "[`" + id + "`](../gates.md#" + id + ")";
  }
}

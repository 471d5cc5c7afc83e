package io.github.releasekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.releasekit.adapter.config.ChangeLoader;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.json.PlanDocument;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.change.Vote.Choice;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Route.Landing.Pushed;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.metrics.DownloadCounts;
import io.github.releasekit.domain.metrics.Measurement;
import io.github.releasekit.domain.metrics.Measurement.Scope;
import io.github.releasekit.domain.metrics.RecordedContents;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas of the site say what the plugin takes and writes, and so do the pages. */
class PublishedSchemasTest {

  private static final Path SITE = Path.of("../src/site");
  private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  /** For those snippets that name people without saying who they are. */
  private static final String APPROVERS =
      """
      approvers:
        - {name: Ada Lovelace, roles: [change-board, technical-lead, qa], key: ada.asc}
        - {name: Grace Hopper, roles: [change-board, security], key: grace.asc}
        - {name: Pia Product, roles: [change-board], key: pia.asc}
      """;

  static Stream<Arguments> snippets() throws IOException {
    Predicate<String> isPolicy =
        text -> Stream.of("id: CR-", "permissions:", "#").noneMatch(text::startsWith);
    try (Stream<Path> pages = Files.walk(SITE.resolve("markdown"))) {
      return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream()
          .flatMap(
              page ->
                  snippets(page)
                      .filter(isPolicy)
                      .map(text -> Arguments.of(page.getFileName().toString(), text)));
    }
  }

  private static Stream<String> snippets(Path page) {
    try {
      Matcher snippet = YAML.matcher(Files.readString(page));
      return snippet.results().map(found -> found.group(1)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("snippets")
  void takesThePoliciesOfTheSite(String page, String yaml) {
    String whole = yaml.contains("approvers:") ? yaml : APPROVERS + yaml;

    assertThat(errors("release-kit", whole)).isEmpty();
    assertThat(
            PolicyLoader.load(
                Optional.of(whole.getBytes(StandardCharsets.UTF_8)),
                coordinates -> "branches: [main]\n".getBytes(StandardCharsets.UTF_8)))
        .isNotNull();
  }

  /** Everything that a policy can say, as both have to know it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "signing: required\nartifactSignatures: openpgp",
        "gates: {tests: {minimum: 2, required: false, always: true, reports: ['a*.xml']}}",
        "gates: {coverage: {line: 90, branch: 72.5 %, class: '1%'}}",
        "gates: {lint: {errors: any, warnings: 0, notes: 5}}",
        "gates: {scan: {type: vulnerabilities, critical: 0, unknown: any, vex: [v.json],"
            + " waivers: [{id: A, reason: b, expires: 2027-01-31}]}}",
        "gates: {measures: {reports: [a], bounds: [{value: /a, minimum: -1.5, maximum: 2}]}}",
        "gates: {benchmarks: {tolerance: 5 %}}",
        "gates: {command: {command: [a, b], directory: c/d, environment: [E], timeout: 3}}",
        "gates: {http: {url: 'https://a.b/c?d=@{tag}', status: 204, server: s, timeout: 3}}",
        "gates: {http: {url: 'https://a.b', value: /c, equals: d, required: false}}",
        "gates: {sonar: {url: 'https://a.b', server: s, timeout: 3, reports: [r]}}",
        "gates: {documentation: {documents: ['docs/*'], markers: [XXX], links: false,"
            + " oldVersions: false, changelog: false, required: false}}",
        "gates: {package: {always: true}, reproducible: {}, central: {}}",
        "gates: {package: {examples: [{directory: a/b, property: c.d, goals: [test], timeout: 3}]}}",
        "gates: {api-compatibility: {exclude: ['a.b.*', '@a.B'], removeOnlyDeprecated: false,"
            + " required: false, waivers: [{element: 'a.B.c(int)', reason: d, expires: 2027-01-31}]}}",
        "profiles: {hotfix: {}, hotfix-critical: {inherits: hotfix, skip: [tests, calendar],"
            + " properties: {a: true}, gates: {tests: {minimum: 3}}, approvals: []}}",
        "calendar: {zone: Europe/Berlin, windows: [{days: [monday], from: '09:00', to: '24:00'}],"
            + " freezes: [{from: 2026-12-18, to: 2027-01-04, reason: r}],"
            + " releases: [{version: 1.0.0, date: 2026-12-01, theme: t}]}",
        "approvals: [{role: security, check: usability, quorum: 1, chair: Grace Hopper}]",
        "changeRequests: {directory: cr, criteria: {a: 60, b: 40 %}, minimum: 6.5,"
            + " board: change-board, quorum: 2, chair: Ada Lovelace, vetoes: [Pia Product]}",
        "changeRequests: {board: security}\nchangeRequest: true\n"
            + "profiles: {patch: {changeRequest: false}}",
        "notices: {slack: {url: hook}, teams: {url: t, hosts: ['*.a.b'], privateAddresses: true}}",
        "notices: {team-chat: {type: discord, url: HOOK_1, events: [planned], audience: qa}}",
        "notices: {webhook: {url: 'https://a.b/c', secret: s, preReleases: false}}",
        "notices: {hook: {type: webhook, url: 'http://127.0.0.1:8080/c', privateAddresses: true}}",
        "notices: {email: {host: h, port: 25, security: none, credentials: c, from: a@b, to: [c@d]}}",
      })
  void takesWhatTheLoaderTakes(String yaml) {
    assertThat(errors("release-kit", APPROVERS + yaml)).isEmpty();
    assertThat(SnapshotFixture.policy(APPROVERS + yaml)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gate: {}",
        "artifactSignatures: x509",
        "gates: {tests: {minimum: 0}}",
        "gates: {tests: {line: 90}}",
        "gates: {coverage: {}}",
        "gates: {coverage: {line: 101}}",
        "gates: {lint: {errors: -1}}",
        "gates: {lint: {errors: some}}",
        "gates: {measures: {reports: [a]}}",
        "gates: {measures: {reports: [a], bounds: [{value: a, minimum: 1}]}}",
        "gates: {command: {}}",
        "gates: {http: {url: 'ftp://a'}}",
        "gates: {http: {url: 'https://a', value: /b}}",
        "gates: {reproducible: {required: false}}",
        "gates: {central: {reports: [a]}}",
        "gates: {package: {examples: [{property: c.d}]}}",
        "gates: {package: {examples: [{directory: a, property: '-c'}]}}",
        "gates: {api-compatibility: {exclude: ['@a.*']}}",
        "gates: {api-compatibility: {waivers: [{id: a, reason: b, expires: 2027-01-31}]}}",
        "gates: {E2E: {type: tests}}",
        "gates: {e2e: {minimum: 1}}",
        "gates: {e2e: {type: test}}",
        "profiles: {nightly: {}}",
        "profiles: {major: {gate: {}}}",
        "calendar: {windows: [{from: '9:00'}]}",
        "calendar: {windows: [{days: [freitag]}]}",
        "approvals: [{quorum: 1}]",
        "approvals: [{role: security, quorum: 0}]",
        "approvers: [{name: A, roles: [], key: k}]",
        "changeRequests: {}",
        "changeRequests: {board: b, minimum: 11}",
        "extends: policy",
        "notices: {slack: {}}",
        "notices: {slack: {url: 'https://hooks.slack.com/services/a'}}",
        "notices: {chat: {url: hook}}",
        "notices: {Chat: {type: slack, url: hook}}",
        "notices: {slack: {url: hook, events: [deployed]}}",
        "notices: {slack: {url: hook, secret: s}}",
        "notices: {webhook: {url: hook}}",
        "notices: {webhook: {url: 'https://a:b@c.d'}}",
        "notices: {email: {host: h, from: a@b, to: []}}",
        "notices: {email: {host: h, from: a@b, to: [c@d], security: ssl}}",
      })
  void refusesWhatTheLoaderRefuses(String yaml) {
    assertThat(errors("release-kit", yaml)).isNotEmpty();
    assertThatThrownBy(() -> SnapshotFixture.policy(yaml)).isInstanceOf(ReleaseException.class);
  }

  @Test
  void takesTheChangeRequestOfTheSite() throws IOException {
    String yaml =
        snippets(SITE.resolve("markdown/change-requests.md"))
            .filter(text -> text.startsWith("id: CR-"))
            .findFirst()
            .orElseThrow();
    ChangeControl control =
        SnapshotFixture.policy(
                APPROVERS + snippets(SITE.resolve("markdown/change-requests.md")).findFirst().get())
            .changeControl()
            .orElseThrow();

    assertThat(errors("change-request", yaml)).isEmpty();
    assertThat(
            ChangeLoader.request(
                    "changes/CR-2026-001.yml", yaml.getBytes(StandardCharsets.UTF_8), control)
                .score(control))
        .map(Object::toString)
        .contains("7.15");
  }

  @Test
  void describeWhatIsWritten() {
    Approval approval =
        new Approval(
            "g:a",
            "1.0.0",
            "a".repeat(40),
            "sha256:" + "b".repeat(64),
            "security",
            "",
            "",
            "",
            "Ada <ada@example.org>",
            "2026-11-25T10:00:00Z",
            "-----BEGIN SSH SIGNATURE-----");
    Vote vote =
        new Vote(
            "g:a",
            "CR-2026-001",
            "c".repeat(64),
            Choice.VETO,
            "Ada <ada@example.org>",
            "2026-11-25T10:00:00Z",
            "-----BEGIN SSH SIGNATURE-----");

    assertThat(errors("manifest", json(ManifestFixture.manifest("1.0.0")))).isEmpty();
    assertThat(errors("ledger-event", json(LedgerEvent.of(approval, "v1.0.0")))).isEmpty();
    assertThat(errors("vote", json(vote))).isEmpty();
    assertThat(
            errors(
                "plan",
                json(
                    PlanDocument.of(
                        new SnapshotFixture().plan(ReleaseRequest.DEFAULT),
                        List.of(),
                        List.of(),
                        ""))))
        .isEmpty();
    SnapshotFixture finishing = new SnapshotFixture();
    Head branch = new Head("refs/heads/hotfix/v1.2.1", "b".repeat(40));
    Head main = new Head("refs/heads/main", "c".repeat(40));
    finishing.route =
        Optional.of(
            new Route(
                branch,
                Optional.empty(),
                finishing.head,
                List.of(),
                new Pushed(),
                false,
                List.of(new Forward(main, "1.3.0-SNAPSHOT", List.of(), true)),
                Optional.of(branch)));
    PlanDocument plan =
        PlanDocument.of(finishing.plan(ReleaseRequest.DEFAULT), List.of(), List.of(), "");
    assertThat(errors("plan", json(plan))).isEmpty();
  }

  @Test
  void describeMetricsOfMuchAndOfNothing() {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    Scope scope = new Scope("ledger", Optional.empty(), Optional.empty(), now, Optional.empty());
    LedgerContents contents =
        new RecordedContents()
            .performed("1.0.0", null, "2026-01-01T00:00:00Z")
            .performed("1.0.1", "1.0.0", "2026-01-08T00:00:00Z")
            .incident("A", "1.0.1", "", "high", "2026-01-09T00:00:00Z")
            .contents();

    assertThat(errors("metrics", json(Measurement.of(LedgerContents.EMPTY, scope)))).isEmpty();
    assertThat(
            errors(
                "metrics",
                json(
                    DownloadCounts.add(
                        Measurement.of(contents, scope),
                        contents,
                        "acme/app",
                        Optional.of(Map.of("v1.0.0", 3L))))))
        .isEmpty();
  }

  private static String json(Object document) {
    return new String(Json.pretty(document), StandardCharsets.UTF_8);
  }

  private static List<Error> errors(String schema, String document) {
    try {
      Schema read =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(
                  Files.readString(SITE.resolve("resources/schemas/" + schema + ".schema.json")));
      return read.validate(document, InputFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.change.ChangeControl;
import io.github.releasekit.domain.change.ChangeRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeLoaderTest {

  private static final String APPROVERS =
      "approvers: [{name: Ada, roles: [board], key: a.asc}, {name: Bob, roles: [board, qa], key: b.asc}]\n";

  private static final ChangeControl CONTROL =
      new ChangeControl(
          "changes",
          Map.of("value", 60, "risk", 40),
          Optional.empty(),
          "board",
          1,
          Optional.empty(),
          List.of());

  @Test
  void readsHowChangeRequestsAreDecidedOn() {
    assertThat(
            control(
                "{directory: docs/changes, criteria: {value: 60 %, risk: 40}, minimum: 6.5,"
                    + " board: board, quorum: 2, chair: Ada, vetoes: [Bob]}"))
        .isEqualTo(
            new ChangeControl(
                "docs/changes",
                Map.of("value", 60, "risk", 40),
                Optional.of(new BigDecimal("6.5")),
                "board",
                2,
                Optional.of("Ada"),
                List.of("Bob")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{} => is missing",
        "{board: cto} => 1 of role cto have to vote, and 0",
        "{board: board, quorum: 3} => 3 of role board have to vote, and 2",
        "{board: qa, chair: Ada} => is no approver of the board",
        "{board: board, vetoes: [Eve]} => is no approver of the board",
        "{board: board, criteria: {a: 60, b: 41}} => add up to 101, and not to 100",
        "{board: board, criteria: {A: 100}} => small letters",
        "{board: board, criteria: {a: 50.5, b: 49.5}} => are whole numbers",
        "{board: board, minimum: 5} => there are no 'criteria'",
        "{board: board, criteria: {a: 100}, minimum: 11} => scores are 1 to 10",
        "{board: board, quorums: 1} => did you mean 'quorum'",
      })
  void refusesRulesByWhichNothingIsDecided(String yaml, String about) {
    assertThatThrownBy(() -> control(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:2:")
        .hasMessageContaining(about);
  }

  @Test
  void refusesProfilesThatNeedWhatIsNotThere() {
    assertThatThrownBy(() -> SnapshotFixture.policy("profiles: {major: {changeRequest: true}}"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("a profile needs a change request");
  }

  @Test
  void readsAChangeRequest() {
    String yaml =
        """
        id: CR-2026-001
        title: Implement analytics
        requestor: Product Team
        submitted: 2026-01-15
        scope: major
        effort: 8 weeks
        releases: [2.0.0, 2.1.0]
        description: |
          Two
          lines.
        justification: Customers ask.
        impact: [a service, a schema]
        risks:
          - {risk: slow queries, probability: medium, impact: medium, mitigation: cache}
        acceptance: [it works]
        dependencies: []
        timeline: {design: 2 weeks}
        metrics: [more use]
        scores: {value: 8, risk: 10}
        """;

    assertThat(request(yaml))
        .isEqualTo(
            new ChangeRequest(
                "CR-2026-001",
                "Implement analytics",
                "Product Team",
                List.of("2.0.0", "2.1.0"),
                Map.of("value", 8, "risk", 10),
                Digests.sha256(yaml)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "id: CR-1 => is not an id",
        "id: CR-2026-002 => is to be named CR-2026-002.yml",
        "id: CR-2026-001 => is missing",
        "{id: CR-2026-001, title: t, requestor: r} => is missing",
        "{id: CR-2026-001, title: t, requestor: r, submitted: soon} => is not a date",
        "{id: CR-2026-001, title: t, requestor: r, submitted: 2026-01-01, tilte: x} => mean 'title'",
        "{id: CR-2026-001, title: t, requestor: r, submitted: 2026-01-01, scores: {value: 11}} => are 1 to 10",
        "{id: CR-2026-001, title: t, requestor: r, submitted: 2026-01-01, scores: {value: 0}} => not a number from 1",
        "{id: CR-2026-001, title: t, requestor: r, submitted: 2026-01-01, scores: {cost: 1}} => is not a key here",
        "{id: CR-2026-001, title: t, requestor: r, submitted: 2026-01-01, risks: [{risk: a, impact: huge}]} => is none of low",
      })
  void refusesFilesThatAreNone(String yaml, String about) {
    assertThatThrownBy(() -> request(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("changes/CR-2026-001.yml:1:")
        .hasMessageContaining(about);
  }

  private static ChangeControl control(String yaml) {
    return SnapshotFixture.policy(APPROVERS + "changeRequests: " + yaml)
        .changeControl()
        .orElseThrow();
  }

  private static ChangeRequest request(String yaml) {
    return ChangeLoader.request(
        "changes/CR-2026-001.yml", yaml.getBytes(StandardCharsets.UTF_8), CONTROL);
  }
}

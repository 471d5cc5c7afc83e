package io.github.releasekit.adapter.config;

import static io.github.releasekit.SnapshotFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.fact.Environment;
import io.github.releasekit.domain.fact.ExportTarget;
import io.github.releasekit.domain.fact.ExportTarget.Kind;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Tracking;
import io.github.releasekit.domain.fact.Tracking.Database;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ledger}, {@code environments} and {@code exports} in {@code release-kit.yml}. */
class TrackingLoaderTest {

  @Test
  void readsEveryKey() {
    Policy policy =
        policy(
            """
            approvers: [{name: Ada, roles: [ops], key: ssh-ed25519 AAAA}]
            ledger:
              repository: acme/app
              database: {url: "jdbc:postgresql://db.example.com:5433/releases", credentials: ledger-db}
            environments:
              - name: staging
              - name: production
                approvals: [{role: ops}]
            exports:
              otlp: {url: "https://collector.example.com:4318/"}
              team-statsd: {type: statsd, url: "udp://stats.example.com:8125"}
              cdevents: {url: "http://events.example.com/in", credentials: events}
            """);

    assertThat(policy.tracking())
        .isEqualTo(
            new Tracking(
                Optional.of("acme/app"),
                Optional.of(
                    new Database(
                        "jdbc:postgresql://db.example.com:5433/releases",
                        Optional.of("ledger-db"))),
                List.of(
                    new Environment("staging", List.of()),
                    new Environment(
                        "production",
                        List.of(
                            new RequiredApproval("ops", Optional.empty(), 1, Optional.empty())))),
                List.of(
                    new ExportTarget(
                        "otlp", Kind.OTLP, "https://collector.example.com:4318", Optional.empty()),
                    new ExportTarget(
                        "team-statsd",
                        Kind.STATSD,
                        "udp://stats.example.com:8125",
                        Optional.empty()),
                    new ExportTarget(
                        "cdevents",
                        Kind.CDEVENTS,
                        "http://events.example.com/in",
                        Optional.of("events")))));
    assertThat(policy.tracking().production()).contains("production");
    assertThat(Tracking.NONE.production()).isEmpty();
  }

  @Test
  void isNothingWhereNothingIsSaid() {
    assertThat(policy("branches: [main]").tracking()).isEqualTo(Tracking.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ledger: {repository: "a b"}                                   | 'a b' is no name of a repository
          ledger: {database: {}}                                        | 'url' is missing
          ledger: {database: {url: "jdbc:postgresql://u:s3cret@db/x"}}  | is no URL of PostgreSQL without credentials
          ledger: {database: {url: "jdbc:postgresql://db/x?user=a"}}    | is no URL of PostgreSQL without credentials
          ledger: {database: {url: "jdbc:mysql://db/x"}}                | is no URL of PostgreSQL without credentials
          ledger: {data: x}                                             | 'data'
          environments: [{name: Prod}]                                  | 'Prod' is no name of an environment
          environments: [{name: a}, {name: a}]                          | environment 'a' stands here twice
          environments: [{name: a, approvals: [{role: ops}]}]           | 1 of role ops have to approve, and 0
          exports: {mine: {url: "http://x.org"}}                        | export 'mine' has no type
          exports: {otlp: {}}                                           | 'url' is missing
          exports: {otlp: {url: "udp://x:1"}}                           | is no URL
          exports: {statsd: {url: "http://x.org"}}                      | is no address of StatsD
          exports: {statsd: {url: "udp://x.org:70000"}}                 | is no address of StatsD
          exports: {OTLP: {type: otlp, url: "http://x.org"}}            | 'OTLP' is no name of an export
          """)
  void refusesWhatIsNotOfTheForm(String yaml, String problem) {
    assertThatThrownBy(() -> policy(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("release-kit.yml")
        .message()
        .doesNotContain("s3cret");
  }
}

package io.github.releasekit.adapter.config;

import static io.github.releasekit.SnapshotFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.JiraTarget;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects of Jira in {@code release-kit.yml} (N2). */
class JiraSettingsTest {

  @Test
  void readsAll() {
    String yaml =
        "channels: {jira: {url: 'https://acme.org/jira/', project: ABC,"
            + " version: '@{artifactId} @{version}', transition: Done}}";

    assertThat(policy(yaml).channels().get(0).target())
        .isEqualTo(
            new JiraTarget(
                "https://acme.org/jira", "ABC", "@{artifactId} @{version}", Optional.of("Done")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{project: ABC}",
        "{url: 'https://acme.org'}",
        "{url: 'file:///jira', project: ABC}",
        "{url: 'https://ada:t0ken@acme.org', project: ABC}",
        "{url: 'https://acme.org', project: abc}",
        "{url: 'https://acme.org', project: 'A/B'}",
        "{url: 'https://acme.org', project: ABC, version: next}",
        "{url: 'https://acme.org', project: ABC, status: Done}"
      })
  void refusesTheRest(String jira) {
    assertThatThrownBy(() -> policy("channels: {jira: " + jira + "}"))
        .isInstanceOf(ReleaseException.class);
  }
}

package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where users and secrets that release-kit.yml names come from. */
class NamedCredentialsTest {

  private static final Credentials OF_SETTINGS = new Credentials("ada", "of-settings");

  private static NamedCredentials with(Map<String, String> environment) {
    return new NamedCredentials(
        environment, name -> Optional.of(OF_SETTINGS).filter(found -> name.equals("acme")));
  }

  @ParameterizedTest
  @CsvSource({
    "acme, RELEASE_KIT_ACME",
    "Acme, RELEASE_KIT_ACME",
    "slack-webhook, RELEASE_KIT_SLACK_WEBHOOK",
    "a.b_c-1, RELEASE_KIT_A_B_C_1",
    "title, RELEASE_KIT_TITLE"
  })
  void readsTheVariableThatTheNameMakes(String name, String variable) {
    assertThat(with(Map.of(variable, "t0ken")).find(name)).contains(new Credentials("", "t0ken"));
    assertThat(with(Map.of(variable, "t0ken", variable + "_USERNAME", "bot")).find(name))
        .contains(new Credentials("bot", "t0ken"));
  }

  @Test
  void prefersTheEnvironmentToTheSettings() {
    assertThat(with(Map.of("RELEASE_KIT_ACME", "t0ken")).find("acme"))
        .contains(new Credentials("", "t0ken"));
    assertThat(with(Map.of()).find("acme")).contains(OF_SETTINGS);
    assertThat(with(Map.of("RELEASE_KIT_ACME", " ")).find("acme")).contains(OF_SETTINGS);
    assertThat(with(Map.of("RELEASE_KIT_ACME_USERNAME", "bot")).find("acme")).contains(OF_SETTINGS);
  }

  /** As a secret store of CI hands it over. */
  @Test
  void takesTheEndOfALineForNoPartOfASecret() {
    assertThat(with(Map.of("RELEASE_KIT_ACME", "t0ken\n")).find("acme"))
        .contains(new Credentials("", "t0ken"));
  }

  @Test
  void saysWhichVariableOrServerIsMissing() {
    assertThat(with(Map.of()).find("jira-bot")).isEmpty();
    assertThatThrownBy(() -> with(Map.of("TOKEN", "t0ken")).require("jira-bot", "channel 'jira'"))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem())
                  .isEqualTo("there are no credentials 'jira-bot' for channel 'jira'");
              assertThat(e.remedy())
                  .isEqualTo(
                      "export RELEASE_KIT_JIRA_BOT, or add a <server> with <id>jira-bot</id> and"
                          + " its <password> to settings.xml");
            });
  }
}

package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.HttpProxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

  private static final String ORIGIN = "[remote \"origin\"]\n url = ";

  private static final String PROXY = "http://ada:s3cret@proxy.example.org:3128";

  private final List<String> asked = new ArrayList<>();
  private final Transport transport =
      Transport.standard(
          server -> {
            asked.add(server);
            return Optional.of(new Credentials("ada", "s3cret"));
          },
          Retries.none());

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/x.git, git.example.org, https://git.example.org",
    "http://localhost:8080/x.git, localhost:8080, http://localhost:8080",
    "https://ada@git.example.org/x.git, git.example.org, https://git.example.org",
  })
  void givesCredentialsToTheRemotesServerAlone(String url, String server, String scope) {
    Map<String, String> environment = environment(ORIGIN + url, Map.of());

    assertThat(asked).containsExactly(server);
    assertThat(environment)
        .containsEntry("GIT_CONFIG_COUNT", "2")
        .containsEntry("GIT_CONFIG_KEY_0", "credential." + scope + ".helper")
        .containsEntry("GIT_CONFIG_VALUE_0", "")
        .containsEntry("GIT_CONFIG_KEY_1", "credential." + scope + ".helper")
        .containsValue("s3cret");
    assertThat(environment.get("GIT_CONFIG_VALUE_1")).doesNotContain("s3cret", "ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/srv/x.git",
        "file:///srv/x.git",
        "git@git.example.org:x.git",
        "ssh://git@git.example.org/x.git",
        "git://git.example.org/x.git",
        "https://ada:mine@git.example.org/x.git"
      })
  void doesNotEvenAskForCredentialsWhereNoneAreNeeded(String url) {
    assertThat(environment(ORIGIN + url, Map.of())).doesNotContainKey("GIT_CONFIG_COUNT");
    assertThat(asked).isEmpty();
  }

  @Test
  void knowsTheServerThatIsPushedToAndReplacedUrls() {
    environment(
        ORIGIN
            + "co:x.git\n pushurl = https://push.example.org/x.git\n"
            + "[url \"https://pull.example.org/\"]\n insteadOf = co:\n",
        Map.of());

    assertThat(asked).containsExactly("pull.example.org", "push.example.org");
  }

  @Test
  void keepsSettingsThatTheEnvironmentHasAlready() {
    Map<String, String> environment =
        environment(ORIGIN + "https://h/x", Map.of("GIT_CONFIG_COUNT", "3"));

    assertThat(environment)
        .containsEntry("GIT_CONFIG_COUNT", "5")
        .containsKeys("GIT_CONFIG_KEY_3", "GIT_CONFIG_KEY_4")
        .doesNotContainKeys("GIT_CONFIG_KEY_0", "GIT_CONFIG_KEY_2");
  }

  @Test
  void boundsSshAndSilentTransfersUnlessTheUserDoes() {
    assertThat(environment("", Map.of()))
        .hasEntrySatisfying(
            "GIT_SSH_COMMAND", ssh -> assertThat(ssh).contains("ConnectTimeout", "ServerAlive"))
        .containsEntry("GIT_HTTP_LOW_SPEED_TIME", "90");
    assertThat(environment("", Map.of("GIT_SSH_COMMAND", "ssh -v")))
        .doesNotContainKey("GIT_SSH_COMMAND");
    assertThat(environment("", Map.of("GIT_SSH", "plink"))).doesNotContainKey("GIT_SSH_COMMAND");
    assertThat(environment("[core]\n sshCommand = ssh -v\n", Map.of()))
        .doesNotContainKey("GIT_SSH_COMMAND");
    assertThat(environment("[http]\n lowSpeedTime = 9\n", Map.of()))
        .doesNotContainKey("GIT_HTTP_LOW_SPEED_TIME");
    assertThat(environment("[http \"https://h\"]\n lowSpeedLimit = 9\n", Map.of()))
        .doesNotContainKey("GIT_HTTP_LOW_SPEED_LIMIT");
    assertThat(environment("", Map.of("GIT_HTTP_LOW_SPEED_TIME", "9")))
        .doesNotContainKey("GIT_HTTP_LOW_SPEED_LIMIT");
  }

  @Test
  void goesThroughTheProxyOfTheSettings() {
    assertThat(proxied(ORIGIN + "https://git.example.org:8443/x.git", Map.of()))
        .containsEntry("GIT_CONFIG_COUNT", "3")
        .containsEntry("GIT_CONFIG_KEY_2", "http.https://git.example.org:8443.proxy")
        .containsEntry("GIT_CONFIG_VALUE_2", PROXY);
    assertThat(proxied(ORIGIN + "ssh://git@git.example.org/x.git", Map.of()))
        .doesNotContainValue(PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "'[http]\n proxy = http://mine:3128\n', none",
    "'[http \"https://git.example.org\"]\n proxy = \"\"\n', none",
    "'[remote \"origin\"]\n proxy = http://mine:3128\n', none",
    "'', https_proxy",
    "'', HTTPS_PROXY",
    "'', all_proxy",
    "'', ALL_PROXY",
  })
  void leavesTheUsersProxyAsItIs(String config, String variable) {
    String git = ORIGIN + "https://git.example.org/x.git\n" + config;

    assertThat(proxied(git, Map.of(variable, "http://mine:3128"))).doesNotContainValue(PROXY);
    assertThat(proxied(ORIGIN + "https://git.example.org/x", Map.of("http_proxy", "x")))
        .containsValue(PROXY);
  }

  private Map<String, String> proxied(String config, Map<String, String> outside) {
    HttpProxy proxy =
        new HttpProxy("proxy.example.org", 3128, Optional.of(new Credentials("ada", "s3cret")));
    return environment(transport.by(url -> Optional.of(proxy)), config, outside);
  }

  private Map<String, String> environment(String config, Map<String, String> outside) {
    return environment(transport, config, outside);
  }

  private static Map<String, String> environment(
      Transport transport, String config, Map<String, String> outside) {
    try {
      Config parsed = new Config();
      parsed.fromText(config);
      return transport.environment(parsed, "origin", new HashMap<>(outside));
    } catch (ConfigInvalidException e) {
      throw new AssertionError(e);
    }
  }
}

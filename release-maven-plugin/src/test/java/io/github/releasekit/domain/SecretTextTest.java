package io.github.releasekit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "release.github.token",
        "announce.slack.webhook",
        "secretKey",
        "nvdApiKey",
        "signing.private-key",
        "gpg.passphrase",
        "username"
      })
  void knowsNamesOfSecrets(String name) {
    assertThat(SecretText.isNamed(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tokens", "passphraseServerId", "keyname", "tagName", "announce.webhooks"})
  void knowsNamesOfNone(String name) {
    assertThat(SecretText.isNamed(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "-Dgpg.passphrase=hunter2 -DskipITs|-Dgpg.passphrase=*** -DskipITs",
        "-Dgpg.passphrase=\"two words\" -X|-Dgpg.passphrase=*** -X",
        "\"-Dgpg.passphrase=two words\" -X|\"-Dgpg.passphrase=***\" -X",
        "'-DapiKey=two words' -X|'-DapiKey=***' -X",
        "-Dsecret=${a}tail|-Dsecret=***",
        "-Drepo=https://bob:pw@host/x|-Drepo=https://***@host/x",
        "-Drepo=https://bob:p@w@host|-Drepo=https://***@host",
        "https://token@host/x|https://***@host/x",
        "scm:svn:https://bob:pw@svn.acme.org/app|scm:svn:https://***@svn.acme.org/app",
        "ssh://git:pw@host/x|ssh://***@host/x",
        "https://bob:${a}pw@host|https://***@host",
        "<secretKey>s3cret</secretKey>|<secretKey>***</secretKey>",
        "<m:password><![CDATA[a<b]]></m:password>|<m:password>***</m:password>",
        "<password><!-- mine -->s3cret</password>|<password>***</password>",
      })
  void masksThem(String text, String masked) {
    assertThat(SecretText.masked(text)).isEqualTo(masked);
    assertThat(SecretText.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dgpg.passphrase=${gpg.passphrase} -DskipITs",
        "-Dtoken=\"${env.TOKEN}\"",
        "https://${user}:${password}@host/x",
        "https://bob:${password}@host/x",
        "https://host/@scope/x",
        "ssh://git@host/x",
        "git@host:acme/app.git",
        "<password>${password}</password>",
        "<password>\n  ${password}\n</password>",
        "<password/>text",
        "<passphraseServerId>gpg</passphraseServerId>",
      })
  void leavesTheRest(String text) {
    assertThat(SecretText.masked(text)).isEqualTo(text);
    assertThat(SecretText.isIn(text)).isFalse();
  }

  @Test
  void keepsLines() {
    assertThat(SecretText.masked("<password>\n  one\n  two\n</password>\n"))
        .isEqualTo("<password>\n  ***\n  ***\n</password>\n");
  }

  @Test
  void endsWithTextsThatAreMadeToTakeLong() {
    String text = "https://" + "a:".repeat(50_000) + " <password>" + "<!-- x -->".repeat(5_000);

    assertThat(SecretText.masked(text)).startsWith("https://a:a:");
  }
}

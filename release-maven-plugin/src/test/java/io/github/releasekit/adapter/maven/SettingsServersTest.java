package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** Secrets encrypted as {@code mvn --encrypt-password} does. */
class SettingsServersTest {

  private static final String CANARY = "canary-4711";

  @TempDir Path temp;
  private final Settings settings = new Settings();

  @Test
  void decryptsAServer() throws Exception {
    add("gpg.passphrase", encrypted(CANARY, "master"));

    assertThat(servers().find("gpg.passphrase").map(Server::getPassphrase)).contains(CANARY);
    assertThat(servers().find("releases")).isEmpty();
  }

  @Test
  void takesASecretThatIsNotEncryptedAsItIs() throws Exception {
    add("gpg.passphrase", CANARY);

    assertThat(servers().find("gpg.passphrase").map(Server::getPassphrase)).contains(CANARY);
  }

  @Test
  void refusesWhatAnotherMasterPasswordEncrypted() throws Exception {
    String secret = encrypted(CANARY, "another");
    add("gpg.passphrase", secret);

    assertThatThrownBy(() -> servers().find("gpg.passphrase"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("server gpg.passphrase of settings.xml")
        .hasMessageContaining("mvn --encrypt-password")
        .hasMessageNotContaining(CANARY)
        .hasMessageNotContaining(secret);
  }

  private void add(String id, String passphrase) {
    Server server = new Server();
    server.setId(id);
    server.setPassphrase(passphrase);
    settings.addServer(server);
  }

  private SettingsServers servers() throws Exception {
    Path security = temp.resolve("settings-security.xml");
    Files.writeString(
        security,
        "<settingsSecurity><master>"
            + encrypted("master", "settings.security")
            + "</master></settingsSecurity>");
    DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
    dispatcher.setConfigurationFile(security.toString());
    return new SettingsServers(settings, new DefaultSettingsDecrypter(dispatcher));
  }

  private static String encrypted(String secret, String password) throws Exception {
    return new DefaultPlexusCipher().encryptAndDecorate(secret, password);
  }
}

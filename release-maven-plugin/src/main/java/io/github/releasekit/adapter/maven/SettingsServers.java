package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.ReleaseException;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The servers of settings.xml, each decrypted when it is asked for. */
public record SettingsServers(Settings settings, SettingsDecrypter decrypter) {

  /**
   * A server with its secrets in the clear.
   *
   * @throws ReleaseException when they cannot be decrypted
   */
  Optional<Server> find(String id) {
    return Optional.ofNullable(settings.getServer(id)).map(this::decrypted);
  }

  private Server decrypted(Server server) {
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    for (SettingsProblem problem : result.getProblems()) {
      throw new ReleaseException(
          "server " + server.getId() + " of settings.xml: " + problem.getMessage(),
          "encrypt it anew with mvn --encrypt-password, with the master password that is in"
              + " ~/.m2/settings-security.xml");
    }
    return result.getServer();
  }
}

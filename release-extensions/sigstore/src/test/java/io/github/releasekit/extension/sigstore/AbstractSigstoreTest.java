package io.github.releasekit.extension.sigstore;

import io.github.releasekit.extension.Extension;
import io.github.releasekit.extension.Sigstore;
import io.github.releasekit.extension.Sigstore.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Has an instance of Sigstore, and a file. */
abstract class AbstractSigstoreTest {

  static final Identity WORKFLOW = new Identity(OidcIssuer.URL, OidcIssuer.WORKFLOW);

  final Sigstore sigstore = Extension.SIGSTORE.require("a test", "group:plugin:1");

  @TempDir Path directory;
  SigstoreStandIn standIn;
  Path file;

  @BeforeEach
  void startsServices() throws GeneralSecurityException, IOException {
    standIn = new SigstoreStandIn(directory);
    file = Files.writeString(directory.resolve("app-1.0.jar"), "content");
  }

  @AfterEach
  void stopsServices() {
    standIn.close();
  }

  final byte[] sign() throws GeneralSecurityException, IOException {
    return sigstore.sign(standIn.instance(), standIn.issuer.token(), file);
  }
}

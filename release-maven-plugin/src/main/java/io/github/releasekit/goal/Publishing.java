package io.github.releasekit.goal;

import io.github.releasekit.adapter.ci.IdentityToken;
import io.github.releasekit.adapter.git.SigningReader;
import io.github.releasekit.adapter.git.SigningReader.OpenPgp;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.sign.ArtifactSigner;
import io.github.releasekit.adapter.sign.ArtifactVerifier;
import io.github.releasekit.adapter.sign.FileSigner;
import io.github.releasekit.adapter.sign.ProvenanceSigner;
import io.github.releasekit.adapter.sign.SigstoreSigner;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.fact.SigstorePolicy;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.extension.Extension;
import io.github.releasekit.extension.SbomWriter;
import io.github.releasekit.extension.Sigstore;
import io.github.releasekit.extension.Sigstore.Identity;
import io.github.releasekit.extension.Sigstore.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a release is signed, described and published by, each made when it is asked for. */
record Publishing(Invocation invocation, Workspace workspace) {

  /**
   * Asks for the keys and tokens of perform, ahead of a build.
   *
   * @param type of the release
   * @throws ReleaseException when one of them is missing
   */
  void requireSecrets(Version version, Bump type) {
    if (workspace.policy().artifactsSigned()) {
      artifactSigner().close();
    }
    if (workspace.policy().sigstore().isPresent()) {
      identityToken().requireSource();
    }
    if (workspace.policy().assets().provenance()) {
      provenanceSigner();
    }
    if (workspace.policy().central().isPresent()) {
      centralPortal(retried -> {});
    }
    requireChannels(version, type);
  }

  /**
   * Asks for what channels need that a release goes to, ahead of a build.
   *
   * @throws ReleaseException when something is missing
   */
  private void requireChannels(Version version, Bump type) {
    Channels channels = new Channels(invocation, workspace, workspace::output);
    workspace.policy().channels().stream()
        .filter(policy -> policy.required() && policy.appliesTo(version, type))
        .forEach(channels::requireReady);
  }

  /** Signs what is uploaded, with the key that git signs with where that is one of OpenPGP. */
  ArtifactSigner artifactSigner() {
    OpenPgp asGit = SigningReader.openPgp(workspace.repository());
    return new ArtifactSigner(
        new ArtifactSigner.Key(
            asGit.program(),
            asGit.key(),
            invocation.caller().signingKey(),
            invocation.caller().signingPassphrase(),
            workspace.policy().signatureKeys()));
  }

  /** What makes and checks signatures of a form. */
  FileSigner signer(SignatureForm form) {
    return form == SignatureForm.OPENPGP ? artifactSigner() : sigstore();
  }

  /**
   * Signs and checks with Sigstore.
   *
   * @throws ReleaseException when that extension is not there, or the policy names nobody
   */
  SigstoreSigner sigstore() {
    SigstorePolicy policy =
        workspace
            .policy()
            .sigstore()
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "there are Sigstore bundles, and release-kit.yml does not say by whom",
                        "add 'sigstore' with 'issuer' and 'identity'"));
    return new SigstoreSigner(
        sigstoreExtension(),
        new Instance(
            policy.trustedRoot().map(path -> committed(path, "trusted_root.json")),
            policy.signingConfig().map(path -> committed(path, "signing_config.json"))),
        new Identity(policy.issuer(), policy.identity()),
        identityToken()::get);
  }

  /**
   * The extension for Sigstore.
   *
   * @throws ReleaseException when it is not there
   */
  Sigstore sigstoreExtension() {
    return Extension.SIGSTORE.require("'sigstore'", invocation.caller().pluginCoordinates());
  }

  private IdentityToken identityToken() {
    return new IdentityToken(System.getenv(), new HttpExchanges(invocation.caller()::proxy));
  }

  /** A file that the policy names, as the commit of the policy has it. */
  private Path committed(String path, String name) {
    byte[] content =
        workspace
            .policyFile(path)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "'sigstore' names " + path + ", which is not committed",
                        "git add " + path + " && git commit"));
    try {
      Path file = workspace.output().resolve("sigstore").resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks what was signed with keys of OpenPGP. */
  ArtifactVerifier artifactVerifier() {
    return new ArtifactVerifier(
        SigningReader.openPgp(workspace.repository()).program(),
        null,
        workspace.policy().signatureKeys());
  }

  /**
   * Signs provenance.
   *
   * @throws ReleaseException when there is no key, or one that the policy does not know
   */
  ProvenanceSigner provenanceSigner() {
    Secret key =
        invocation
            .caller()
            .provenanceKey()
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "there is no private key to sign provenance with",
                        "export RELEASE_KIT_PROVENANCE_KEY with a key in PEM, or name its file as"
                            + " <privateKey> of the server 'release-kit.provenance' in"
                            + " settings.xml"));
    return new ProvenanceSigner(
        key,
        invocation.caller().provenancePassphrase(),
        workspace.policy().assets().provenanceKeys());
  }

  /**
   * The Portal of Maven Central, which the policy names.
   *
   * @param listener is told of retries
   * @throws ReleaseException when settings.xml has no user token for it
   */
  CentralPortal centralPortal(Consumer<Retried> listener) {
    Central central = workspace.policy().central().orElseThrow();
    Credentials user =
        invocation
            .caller()
            .serverCredentials(central.server())
            .filter(found -> !found.username().isEmpty())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "settings.xml has no user token for the Portal of Maven Central",
                        "add a <server> with <id>"
                            + central.server()
                            + "</id> and the <username> and <password> that the Portal shows for a"
                            + " new user token"));
    return new CentralPortal(
        new HttpExchanges(invocation.caller()::proxy),
        central.portal(),
        user,
        invocation.retries().with(listener));
  }

  /**
   * Writes bills of materials.
   *
   * @throws ReleaseException when that extension is not there
   */
  SbomWriter sbomWriter() {
    return Extension.SBOM.require("'sbom' in 'assets'", invocation.caller().pluginCoordinates());
  }

  /** What is released besides what modules' builds make. */
  ReleaseAssets assets() {
    return new ReleaseAssets(
        workspace.repository(),
        workspace.policy().assets(),
        workspace.reactor().root().key(),
        this::sbomWriter);
  }
}

package io.github.releasekit.extension.sigstore;

import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.VerificationOptions;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.Bundle.MessageDigest;
import dev.sigstore.bundle.Bundle.MessageSignature;
import dev.sigstore.encryption.certificates.Certificates;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Sigstore.Identity;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Checks bundles against a trusted root, without asking anybody. */
final class BundleChecker {

  private final SigstoreTrustedRoot root;
  private final Identity expected;

  BundleChecker(SigstoreTrustedRoot root, Identity expected) {
    this.root = root;
    this.expected = expected;
  }

  /** What is wrong with a bundle, in one line; empty where nothing is. */
  Optional<String> problem(Path file, byte[] bytes) {
    KeylessVerifier verifier = verifier();
    byte[] digest = Digest.of(file);
    try {
      Bundle bundle = BundleForm.read(bytes);
      requireSameFile(bundle, digest);
      verify(verifier, digest, bundle);
      RekorEntry entry = bundle.getEntries().get(0);
      LogInclusion.check(entry);
      new SigningTime(root, Certificates.getLeaf(bundle.getCertPath())).check(entry);
      return Optional.empty();
    } catch (BadBundleException e) {
      return Optional.of(e.sentence());
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(Words.line("the bundle cannot be checked: " + Words.why(e)));
    }
  }

  private KeylessVerifier verifier() {
    try {
      return KeylessVerifier.builder().trustedRootProvider(() -> root).build();
    } catch (GeneralSecurityException | SigstoreConfigurationException | RuntimeException e) {
      throw new ReleaseException(
          "the trusted root of Sigstore cannot be read: " + Words.why(e),
          "name the file trusted_root.json that the instance publishes",
          e);
    }
  }

  private static void requireSameFile(Bundle bundle, byte[] digest) throws BadBundleException {
    Optional<byte[]> signed =
        bundle
            .getMessageSignature()
            .flatMap(MessageSignature::getMessageDigest)
            .map(MessageDigest::getDigest);
    if (signed.isPresent() && !Arrays.equals(signed.get(), digest)) {
      throw new BadBundleException(
          "the bundle is of another file, it signs the SHA-256 "
              + HexFormat.of().formatHex(signed.get())
              + " and not "
              + HexFormat.of().formatHex(digest));
    }
  }

  private void verify(KeylessVerifier verifier, byte[] digest, Bundle bundle)
      throws BadBundleException {
    Signatory signatory = new Signatory(expected);
    try {
      verifier.verify(
          digest,
          bundle,
          VerificationOptions.builder().addCertificateMatchers(signatory.matcher()).build());
    } catch (KeylessVerificationException e) {
      throw new BadBundleException(
          signatory
              .difference()
              .orElseGet(() -> "the bundle does not prove who signed: " + Words.why(e)));
    }
  }
}

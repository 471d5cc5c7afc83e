package io.github.releasekit.extension.sigstore;

import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.trustroot.TransparencyLog;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether a certificate was valid for signing when it signed. The library compares the times of
 * timestamp authorities, and not that of the log, which counts when the log has signed it (Sigstore
 * client specification, 4: Verification).
 */
record SigningTime(SigstoreTrustedRoot root, X509Certificate certificate) {

  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

  void check(RekorEntry entry) throws BadBundleException {
    requireCodeSigning();
    if (entry.getVerification().getSignedEntryTimestamp() == null) {
      if (entry.getIntegratedTime() != 0) {
        throw new BadBundleException("the bundle has a time of signing that the log did not sign");
      }
      return;
    }
    Instant time = Instant.ofEpochSecond(entry.getIntegratedTime());
    if (time.isBefore(certificate.getNotBefore().toInstant())
        || time.isAfter(certificate.getNotAfter().toInstant())) {
      throw new BadBundleException(
          "the bundle was signed at "
              + time
              + ", when its certificate was not valid: that is from "
              + certificate.getNotBefore().toInstant()
              + " to "
              + certificate.getNotAfter().toInstant());
    }
    byte[] log = HexFormat.of().parseHex(entry.getLogID());
    if (TransparencyLog.find(root.getTLogs(), log, time).isEmpty()) {
      throw new BadBundleException(
          "the bundle was signed at " + time + ", when the key of its log was not in use");
    }
  }

  private void requireCodeSigning() throws BadBundleException {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      if (usages != null && usages.contains(CODE_SIGNING)) {
        return;
      }
    } catch (CertificateParsingException e) {
      throw new BadBundleException("the bundle has an unreadable certificate: " + Words.why(e));
    }
    throw new BadBundleException("the bundle has a certificate that is not for signing code");
  }
}

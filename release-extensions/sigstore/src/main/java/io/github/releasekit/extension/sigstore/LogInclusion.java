package io.github.releasekit.extension.sigstore;

import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorEntry.Checkpoint;
import dev.sigstore.rekor.client.RekorEntry.InclusionProof;
import dev.sigstore.rekor.client.RekorParseException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the log an entry is. The library has checked that the path of hashes leads to the signed
 * root; here is the rest of RFC 9162 (2.1.3.2), that it is the path of this index in a tree of this
 * size, and of the form of checkpoints (C2SP signed-note).
 */
final class LogInclusion {

  private static final Pattern SIGNATURE = Pattern.compile("\u2014 (\\S+) ([A-Za-z0-9+/=]+)");

  private LogInclusion() {}

  static void check(RekorEntry entry) throws BadBundleException {
    InclusionProof proof = entry.getVerification().getInclusionProof();
    if (proof == null) {
      throw new BadBundleException("the bundle has no proof that its entry is in the log");
    }
    requirePath(proof.getLogIndex(), proof.getTreeSize(), proof.getHashes().size());
    requireCheckpoint(proof);
    boolean promised = entry.getVerification().getSignedEntryTimestamp() != null;
    if (!promised && entry.getLogIndex() != proof.getLogIndex()) {
      throw new BadBundleException(
          "the bundle has an entry with two places in the log, "
              + entry.getLogIndex()
              + " and "
              + proof.getLogIndex());
    }
  }

  private static void requirePath(long index, long size, int hashes) throws BadBundleException {
    int length = 0;
    long node = index;
    long last = size - 1;
    boolean inside = 0 <= index && index < size;
    while (inside && last > 0) {
      length += (node & 1) == 1 || node != last ? 1 : 0;
      node >>= 1;
      last >>= 1;
    }
    if (!inside || length != hashes) {
      throw new BadBundleException(
          "the bundle has no proof for the entry " + index + " of a log of " + size + " entries");
    }
  }

  private static void requireCheckpoint(InclusionProof proof) throws BadBundleException {
    Checkpoint checkpoint;
    try {
      checkpoint = proof.parsedCheckpoint();
    } catch (RekorParseException e) {
      throw new BadBundleException("the bundle has no readable checkpoint: " + Words.why(e));
    }
    if (!checkpoint.getSize().equals(proof.getTreeSize())) {
      throw new BadBundleException(
          "the bundle has a checkpoint of a log of "
              + checkpoint.getSize()
              + " entries and a proof for one of "
              + proof.getTreeSize());
    }
    String text = proof.getCheckpoint();
    for (String line : text.substring(text.indexOf("\n\n") + 2).lines().toList()) {
      Matcher signature = SIGNATURE.matcher(line);
      if (!signature.matches() || !isCanonical(signature.group(2))) {
        throw new BadBundleException("the bundle has an unreadable signature of a checkpoint");
      }
    }
  }

  /** The unused bits of the last letter are zero. */
  private static boolean isCanonical(String base64) {
    byte[] decoded = Base64.getDecoder().decode(base64);
    return Base64.getEncoder().encodeToString(decoded).equals(base64);
  }
}

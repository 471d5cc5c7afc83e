package io.github.releasekit.extension.sigstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A log of entries in a Merkle tree (RFC 6962, 2.1 and 2.1.1), whose head is signed as a checkpoint
 * (C2SP tlog-checkpoint and signed-note; the key's hint is that of Rekor, the start of the SHA-256
 * of its SubjectPublicKeyInfo).
 */
final class MerkleLog {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final SigningKey key;
  private final List<byte[]> leaves = new ArrayList<>();

  /** A log in which there is something. */
  MerkleLog() throws GeneralSecurityException {
    this.key = SigningKey.create();
    for (int i = 0; i < 5; i++) {
      leaves.add(SigningKey.sha256(LEAF, new byte[] {(byte) i}));
    }
  }

  /**
   * Where an entry is.
   *
   * @param hashes the path from it to the root
   */
  record Place(long index, long size, byte[] root, List<byte[]> hashes, String checkpoint) {}

  SigningKey key() {
    return key;
  }

  synchronized Place append(byte[] entry) throws GeneralSecurityException, IOException {
    int index = leaves.size();
    leaves.add(SigningKey.sha256(LEAF, entry));
    leaves.add(SigningKey.sha256(LEAF, new byte[] {(byte) index}));
    byte[] root = root(leaves);
    return new Place(index, leaves.size(), root, path(index, leaves), checkpoint(root));
  }

  private static byte[] root(List<byte[]> some) throws GeneralSecurityException {
    if (some.size() == 1) {
      return some.get(0);
    }
    int split = Integer.highestOneBit(some.size() - 1);
    return SigningKey.sha256(
        NODE, root(some.subList(0, split)), root(some.subList(split, some.size())));
  }

  private static List<byte[]> path(int index, List<byte[]> some) throws GeneralSecurityException {
    if (some.size() == 1) {
      return List.of();
    }
    int split = Integer.highestOneBit(some.size() - 1);
    List<byte[]> left = some.subList(0, split);
    List<byte[]> right = some.subList(split, some.size());
    List<byte[]> path =
        new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
    path.add(root(index < split ? right : left));
    return path;
  }

  private String checkpoint(byte[] root) throws GeneralSecurityException, IOException {
    String head =
        "127.0.0.1 - 1\n" + leaves.size() + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    byte[] signature = key.sign(head.getBytes(StandardCharsets.UTF_8));
    byte[] hinted = Arrays.copyOf(key.id(), 4 + signature.length);
    System.arraycopy(signature, 0, hinted, 4, signature.length);
    return head + "\n\u2014 127.0.0.1 " + Base64.getEncoder().encodeToString(hinted) + "\n";
  }
}

package io.github.releasekit.domain.provenance;

import io.github.releasekit.domain.key.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed message (DSSE 1.0, envelope).
 *
 * @param payload in Base64
 */
public record Envelope(String payloadType, String payload, List<Signature> signatures) {

  /** What in-toto statements are sent as. */
  public static final String IN_TOTO = "application/vnd.in-toto+json";

  /**
   * A signature of {@link #signed}.
   *
   * @param keyid of the key, which only helps to find it
   * @param sig in Base64
   */
  public record Signature(@Nullable String keyid, String sig) {
    public Signature {
      Objects.requireNonNull(sig, "sig");
    }
  }

  public Envelope {
    Objects.requireNonNull(payloadType, "payloadType");
    Objects.requireNonNull(payload, "payload");
    signatures = List.copyOf(signatures);
  }

  public static Envelope of(byte[] statement, String keyid, byte[] signature) {
    return new Envelope(
        IN_TOTO,
        Base64.getEncoder().encodeToString(statement),
        List.of(new Signature(keyid, Base64.getEncoder().encodeToString(signature))));
  }

  /** What signatures are of: the pre-authentication encoding (DSSE 1.0, protocol). */
  public static byte[] signed(byte[] statement) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.writeBytes(
        ("DSSEv1 " + IN_TOTO.length() + " " + IN_TOTO + " " + statement.length + " ")
            .getBytes(StandardCharsets.UTF_8));
    encoded.writeBytes(statement);
    return encoded.toByteArray();
  }

  /**
   * The statement in it, once one of some keys is found to have signed it.
   *
   * @return empty where none has, or it holds no in-toto statement
   */
  public Optional<byte[]> opened(List<VerificationKey> keys) {
    if (!IN_TOTO.equals(payloadType)) {
      return Optional.empty();
    }
    try {
      byte[] statement = Base64.getDecoder().decode(payload);
      byte[] signed = signed(statement);
      return signatures.stream().anyMatch(one -> isBy(keys, signed, one))
          ? Optional.of(statement)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isBy(List<VerificationKey> keys, byte[] signed, Signature signature) {
    byte[] bytes = Base64.getDecoder().decode(signature.sig());
    return keys.stream().anyMatch(key -> key.verifies(signed, bytes));
  }
}

package io.github.releasekit.domain.approval;

import java.util.Optional;

/**
 * By whom a text was signed.
 *
 * @param approver whose key has signed it; empty where it is none of theirs
 * @param problem why not, to go on with "the approval …"; empty where it is
 */
public record SignedBy(Optional<Approver> approver, String problem) {

  public static SignedBy by(Approver approver) {
    return new SignedBy(Optional.of(approver), "");
  }

  public static SignedBy nobody(String problem) {
    return new SignedBy(Optional.empty(), problem);
  }
}

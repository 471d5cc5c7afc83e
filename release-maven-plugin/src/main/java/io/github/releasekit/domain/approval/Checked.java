package io.github.releasekit.domain.approval;

import java.util.Optional;

/**
 * A statement whose signature was looked at.
 *
 * @param by whose key has signed it; empty where it is none of the approvers'
 * @param problem why not, to go on with "the approval …"; empty where it is
 */
public record Checked<T extends Statement>(T statement, Optional<Approver> by, String problem) {

  public static <T extends Statement> Checked<T> by(Approver approver, T statement) {
    return new Checked<>(statement, Optional.of(approver), "");
  }

  public static <T extends Statement> Checked<T> byNobody(T statement, String problem) {
    return new Checked<>(statement, Optional.empty(), problem);
  }
}

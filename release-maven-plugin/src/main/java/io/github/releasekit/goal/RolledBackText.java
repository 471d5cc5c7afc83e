package io.github.releasekit.goal;

import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.fact.Branching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What has become of the branches of a remote by a rollback, for people. */
final class RolledBackText {

  private RolledBackText() {}

  /** Of branches that this clone did not move itself, the released one stands for all. */
  static String of(RolledBack done) {
    String restored = names(done, move -> move.from().isEmpty());
    String reverted = names(done, move -> !move.from().isEmpty() && !move.removes());
    List<String> parts = new ArrayList<>();
    if (!reverted.isEmpty() || restored.isEmpty()) {
      parts.add(
          "its changes are reverted on "
              + (reverted.isEmpty() ? Branching.shortName(done.branch()) : reverted));
    }
    if (!restored.isEmpty()) {
      parts.add(restored + " is on " + done.remote() + " again");
    }
    return String.join(", ", parts);
  }

  private static String names(RolledBack done, Predicate<BranchMove> wanted) {
    return done.moves().stream()
        .filter(wanted)
        .map(move -> Branching.shortName(move.ref()))
        .collect(Collectors.joining(", "));
  }

  /** What is left for the user to do; empty where nothing is. */
  static Optional<String> left(FastForwarded followed) {
    return Optional.of(followed.left())
        .filter(command -> !command.isEmpty())
        .map(command -> "  your branch was left as it is, because you worked on; next: " + command);
  }
}

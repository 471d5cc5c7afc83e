package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Branching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a release has made of branches other than its own, for people. */
final class BranchesText {

  private BranchesText() {}

  /**
   * Lines, none where the release has stayed on its branch.
   *
   * @param here the full name of the branch that the clone is on afterwards
   */
  static List<String> of(Journal journal, Optional<String> here) {
    List<BranchMove> moves =
        journal.find(MergedForward.class).map(MergedForward::moves).orElse(List.of());
    if (moves.isEmpty()) {
      return List.of();
    }
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    List<String> merged =
        moves.stream()
            .filter(move -> !move.removes() && move.into().isEmpty())
            .map(move -> name(move.ref()))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "  released on "
            + name(objects.branch())
            + (merged.isEmpty() ? "" : ", merged into " + String.join(", ", merged)));
    moves.stream()
        .filter(BranchMove::removes)
        .forEach(move -> lines.add("  branch " + name(move.ref()) + " has ended"));
    lines.add(
        "  this clone is on " + here.map(BranchesText::name).orElse("no branch, as it was before"));
    return lines;
  }

  private static String name(String ref) {
    return PlainText.line(Branching.shortName(ref));
  }
}

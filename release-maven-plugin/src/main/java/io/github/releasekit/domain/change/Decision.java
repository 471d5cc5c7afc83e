package io.github.releasekit.domain.change;

import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.change.Vote.Choice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has come of a change request. It is accepted when enough have voted, more for it than
 * against it, or as many and the chair for it; when nobody has stopped it who can; and when its
 * score is high enough.
 *
 * @param votes that count, by voter: of each the last
 * @param ignored why others do not, a sentence each
 * @param problems why it is not accepted; empty where it is
 */
public record Decision(
    ChangeRequest request,
    Optional<BigDecimal> score,
    Map<String, Choice> votes,
    List<String> ignored,
    List<String> problems) {

  /**
   * Decides on a change request.
   *
   * @param votes on any
   */
  public static Decision on(
      ChangeRequest request, ChangeControl control, String project, List<Checked<Vote>> votes) {
    Map<String, Vote> last = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (Checked<Vote> one : votes) {
      Vote vote = one.statement();
      if (!vote.change().equals(request.id()) || !vote.project().equals(project)) {
        continue;
      }
      String problem = problem(one, request, control);
      if (problem.isEmpty()) {
        last.merge(one.by().map(Approver::name).orElseThrow(), vote, Decision::later);
      } else {
        ignored.add("the vote by " + vote.by() + " on " + request.id() + " " + problem);
      }
    }
    Map<String, Choice> counted = new LinkedHashMap<>();
    last.forEach((voter, vote) -> counted.put(voter, vote.choice()));
    Optional<BigDecimal> score = request.score(control);
    return new Decision(
        request, score, counted, ignored, problems(request, control, score, counted));
  }

  /**
   * By the time that is signed: the place of a vote in the ledger anybody can choose who writes to
   * it. Of two at one time the less favourable counts.
   */
  private static Vote later(Vote one, Vote other) {
    return Comparator.comparing((Vote vote) -> vote.time().orElseThrow())
                .thenComparing(Vote::choice)
                .compare(one, other)
            >= 0
        ? one
        : other;
  }

  private static String problem(Checked<Vote> one, ChangeRequest request, ChangeControl control) {
    Vote vote = one.statement();
    if (!vote.sha256().equals(request.sha256())) {
      return "is on another text of it";
    }
    if (one.by().isEmpty()) {
      return one.problem();
    }
    if (vote.time().isEmpty()) {
      return "does not say when it was cast";
    }
    Approver voter = one.by().get();
    if (!voter.roles().contains(control.board())) {
      return "is by " + voter.name() + ", who is not of " + control.board();
    }
    return vote.choice() == Choice.VETO && !control.vetoes().contains(voter.name())
        ? "is a veto by " + voter.name() + ", who has none"
        : "";
  }

  private static List<String> problems(
      ChangeRequest request,
      ChangeControl control,
      Optional<BigDecimal> score,
      Map<String, Choice> votes) {
    List<String> problems = new ArrayList<>();
    control
        .minimum()
        .ifPresent(
            least -> {
              if (score.isEmpty()) {
                problems.add(
                    request.id()
                        + " has no score for "
                        + String.join(", ", request.unscored(control)));
              } else if (score.get().compareTo(least) < 0) {
                problems.add(
                    request.id()
                        + " scores "
                        + score.get().toPlainString()
                        + ", and has to score at least "
                        + least.toPlainString());
              }
            });
    if (votes.size() < control.quorum()) {
      problems.add(
          votes.size()
              + " of "
              + control.quorum()
              + " votes by "
              + control.board()
              + " on "
              + request.id());
    }
    votes.forEach(
        (voter, choice) -> {
          if (choice == Choice.VETO) {
            problems.add(voter + " has a veto on " + request.id());
          }
        });
    long yes = count(votes, Choice.YES);
    long no = count(votes, Choice.NO);
    boolean chairIsForIt =
        control.chair().filter(chair -> votes.get(chair) == Choice.YES).isPresent();
    if (yes < no || yes == no && !chairIsForIt) {
      problems.add(
          yes
              + " are for "
              + request.id()
              + " and "
              + no
              + " against it"
              + control
                  .chair()
                  .filter(chair -> yes == no)
                  .map(chair -> ", and the chair, " + chair + ", is not for it")
                  .orElse(""));
    }
    return problems;
  }

  private static long count(Map<String, Choice> votes, Choice choice) {
    return votes.values().stream().filter(vote -> vote == choice).count();
  }

  public boolean isAccepted() {
    return problems.isEmpty();
  }

  /** Score and votes, for people: {@code score 7.40; yes: Ada, Bob; no: Cleo}. */
  public String summary() {
    List<String> parts = new ArrayList<>();
    score.ifPresent(value -> parts.add("score " + value.toPlainString()));
    for (Choice choice : Choice.values()) {
      String voters =
          votes.entrySet().stream()
              .filter(vote -> vote.getValue() == choice)
              .map(Map.Entry::getKey)
              .collect(Collectors.joining(", "));
      if (!voters.isEmpty()) {
        parts.add(choice + ": " + voters);
      }
    }
    return parts.isEmpty() ? "no votes" : String.join("; ", parts);
  }
}

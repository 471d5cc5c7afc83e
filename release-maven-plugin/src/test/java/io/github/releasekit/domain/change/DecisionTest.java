package io.github.releasekit.domain.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.approval.Approver;
import io.github.releasekit.domain.approval.Checked;
import io.github.releasekit.domain.change.Vote.Choice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

  private static final String DIGEST = "a".repeat(64);
  private static final Map<String, Integer> WEIGHTS = new LinkedHashMap<>();

  static {
    WEIGHTS.put("business-value", 30);
    WEIGHTS.put("technical-complexity", 20);
    WEIGHTS.put("resource-availability", 15);
    WEIGHTS.put("strategic-alignment", 20);
    WEIGHTS.put("customer-impact", 15);
  }

  /** Votes of Ada, the chair, Bob, Cleo and Sam, who has a veto: y, n, a, v, or - for none. */
  @ParameterizedTest
  @CsvSource({
    "yy--, false",
    "yyy-, true",
    "yyn-, true",
    "ynn-, false",
    "yn-a, true",
    "ny-a, false",
    "-yna, false",
    "ayn-, false",
    "aaa-, false",
    "yaa-, true",
    "yyyv, false",
    "yyyn, true",
    "vyyy, false",
    "----, false",
  })
  void countsVotes(String votes, boolean accepted) {
    List<Checked<Vote>> cast = new ArrayList<>();
    List<String> names = List.of("Ada", "Bob", "Cleo", "Sam");
    for (int i = 0; i < names.size(); i++) {
      if (votes.charAt(i) != '-') {
        cast.add(vote(names.get(i), choice(votes.charAt(i)), DIGEST));
      }
    }

    assertThat(decide(request(Map.of()), control(Optional.empty()), cast).isAccepted())
        .isEqualTo(accepted);
  }

  @Test
  void saysWhyItIsNotAccepted() {
    Decision decision =
        decide(
            request(Map.of()),
            control(Optional.empty()),
            List.of(
                vote("Bob", Choice.YES, DIGEST),
                vote("Cleo", Choice.NO, DIGEST),
                vote("Sam", Choice.VETO, DIGEST)));

    assertThat(decision.problems())
        .containsExactly(
            "Sam has a veto on CR-2026-001",
            "1 are for CR-2026-001 and 1 against it, and the chair, Ada, is not for it");
    assertThat(decision.summary()).isEqualTo("yes: Bob; no: Cleo; veto: Sam");
  }

  /** By the time that was signed; where it stands in the ledger, others can choose. */
  @Test
  void countsTheLastVoteOfEach() {
    Checked<Vote> later = vote("Ada", Choice.YES, DIGEST, "2026-11-25T10:00:01Z");
    Decision decision =
        decide(
            request(Map.of()),
            control(Optional.empty()),
            List.of(
                later,
                vote("Bob", Choice.YES, DIGEST),
                vote("Cleo", Choice.YES, DIGEST),
                vote("Ada", Choice.NO, DIGEST)));

    assertThat(decision.votes()).hasSize(3).containsEntry("Ada", Choice.YES);
    assertThat(decision.isAccepted()).isTrue();
  }

  @Test
  void takesNoVoteBackByCopyingAnOlderOne() {
    Checked<Vote> yes = vote("Sam", Choice.YES, DIGEST);
    Checked<Vote> veto = vote("Sam", Choice.VETO, DIGEST, "2026-11-26T10:00:00Z");

    assertThat(
            decide(request(Map.of()), control(Optional.empty()), List.of(yes, veto, yes)).votes())
        .containsExactly(Map.entry("Sam", Choice.VETO));
    assertThat(
            decide(
                    request(Map.of()),
                    control(Optional.empty()),
                    List.of(
                        vote("Sam", Choice.NO, DIGEST),
                        yes,
                        vote("Ada", Choice.YES, DIGEST, "now")))
                .votes())
        .containsExactly(Map.entry("Sam", Choice.NO));
  }

  @Test
  void namesVotesThatDoNotCount() {
    Vote altered = vote("Bob", Choice.YES, DIGEST).statement();
    Decision decision =
        decide(
            request(Map.of()),
            control(Optional.empty()),
            List.of(
                vote("Ada", Choice.YES, "b".repeat(64)),
                vote("Bob", Choice.VETO, DIGEST),
                vote("Eve", Choice.YES, DIGEST),
                new Checked<>(altered, Optional.empty(), "is altered")));

    assertThat(decision.votes()).isEmpty();
    assertThat(decision.ignored())
        .containsExactly(
            "the vote by Ada <x@example.org> on CR-2026-001 is on another text of it",
            "the vote by Bob <x@example.org> on CR-2026-001 is a veto by Bob, who has none",
            "the vote by Eve <x@example.org> on CR-2026-001 is by Eve, who is not of board",
            "the vote by Bob <x@example.org> on CR-2026-001 is altered");
  }

  @Test
  void leavesVotesOnOthersAside() {
    Vote other =
        new Vote("org:app", "CR-2026-002", DIGEST, Choice.NO, "Ada", "2026-11-25T10:00:00Z", "");

    assertThat(
            decide(
                    request(Map.of()),
                    control(Optional.empty()),
                    List.of(new Checked<>(other, Optional.of(approver("Ada")), "")))
                .ignored())
        .isEmpty();
  }

  /** 8 × 30 + 4 × 20 + 6 × 15 + 10 × 20 + 7 × 15 = 715. */
  @Test
  void weighsScores() {
    ChangeRequest request =
        request(
            Map.of(
                "business-value", 8,
                "technical-complexity", 4,
                "resource-availability", 6,
                "strategic-alignment", 10,
                "customer-impact", 7));

    assertThat(request.score(control(Optional.empty()))).contains(new BigDecimal("7.15"));
    assertThat(accepted(request, "7.15").problems()).isEmpty();
    assertThat(accepted(request, "7.16").problems())
        .containsExactly("CR-2026-001 scores 7.15, and has to score at least 7.16");
  }

  @Test
  void asksForEveryScoreWhereThereIsAMinimum() {
    assertThat(accepted(request(Map.of("business-value", 8, "customer-impact", 1)), "1").problems())
        .containsExactly(
            "CR-2026-001 has no score for technical-complexity, resource-availability,"
                + " strategic-alignment");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u0000b", "who\ud800"})
  void isNoVoteWithALineEndInAPart(String by) {
    assertThat(new Vote("p", "c", DIGEST, Choice.YES, by, "now", "").isWellFormed()).isFalse();
  }

  private static Decision accepted(ChangeRequest request, String minimum) {
    return decide(
        request,
        control(Optional.of(new BigDecimal(minimum))),
        List.of(
            vote("Ada", Choice.YES, DIGEST),
            vote("Bob", Choice.YES, DIGEST),
            vote("Cleo", Choice.YES, DIGEST)));
  }

  private static Decision decide(
      ChangeRequest request, ChangeControl control, List<Checked<Vote>> votes) {
    return Decision.on(request, control, "org:app", votes);
  }

  private static ChangeControl control(Optional<BigDecimal> minimum) {
    return new ChangeControl(
        "changes", WEIGHTS, minimum, "board", 3, Optional.of("Ada"), List.of("Sam", "Ada"));
  }

  private static ChangeRequest request(Map<String, Integer> scores) {
    return new ChangeRequest("CR-2026-001", "Search", "Product", List.of("2.0.0"), scores, DIGEST);
  }

  private static Checked<Vote> vote(String name, Choice choice, String digest) {
    return vote(name, choice, digest, "2026-11-25T10:00:00Z");
  }

  private static Checked<Vote> vote(String name, Choice choice, String digest, String at) {
    return new Checked<>(
        new Vote("org:app", "CR-2026-001", digest, choice, name + " <x@example.org>", at, ""),
        Optional.of(approver(name)),
        "");
  }

  private static Approver approver(String name) {
    return new Approver(name, Set.of(name.equals("Eve") ? "qa" : "board"), "ssh-ed25519 A");
  }

  private static Choice choice(char letter) {
    return switch (letter) {
      case 'y' -> Choice.YES;
      case 'n' -> Choice.NO;
      case 'v' -> Choice.VETO;
      default -> Choice.ABSTAIN;
    };
  }
}

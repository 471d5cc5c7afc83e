package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.result.Documents.Place;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentationGateTest extends AbstractResultGateTest {

  private static final DocumentationGate GATE = gate(true, true);
  private static final Documents DONE = new Documents(List.of(), List.of(), READ);

  @Test
  void passesDocumentsThatAreDone() {
    assertThat(detail(GATE.judge(DONE, List.of(), false))).isEqualTo("2 documents read");
    assertThat(GATE.condition()).isEqualTo("the documents are done: docs/*");
  }

  @Test
  void showsAllThatIsNotDone() {
    Documents found =
        new Documents(
            List.of(new Place("docs/a.md", 3, "TODO: say how")),
            List.of(
                new Place("docs/a.md", 4, "b.md is not there"),
                new Place("docs/c.md", 1, "#d names no heading of docs/c.md")),
            READ);

    assertThat(findings(GATE.judge(found, List.of(new Place("docs/a.md", 9, "use 1.2.0")), true)))
        .extracting(Finding::problem)
        .containsExactly(
            "1 place is left to do",
            "docs/a.md:3: TODO: say how",
            "2 links are dead",
            "docs/a.md:4: b.md is not there",
            "docs/c.md:1: #d names no heading of docs/c.md",
            "1 line is of the last version",
            "docs/a.md:9: use 1.2.0",
            "the changelog says nothing of this release");
  }

  @Test
  void letsOldVersionsStandWhereItIsNotAsked() {
    List<Place> old = List.of(new Place("docs/a.md", 9, "1.2.0"), new Place("b.md", 1, "1.2.0"));

    assertThat(gate(true, false).judge(DONE, old, false)).isInstanceOf(Passed.class);
    assertThat(findings(GATE.judge(DONE, old, false)))
        .extracting(Finding::problem)
        .containsExactly("1 line is of the last version", "docs/a.md:9: 1.2.0");
  }

  @Test
  void refusesWhereThereIsNoDocument() {
    Documents none = new Documents(List.of(), List.of(), Reports.NONE);

    assertThat(findings(GATE.judge(none, List.of(), false)))
        .extracting(Finding::problem)
        .containsExactly("there is no document at docs/*");
    assertThat(detail(gate(false, true).judge(none, List.of(), false)))
        .isEqualTo("0 documents read");
  }

  @Test
  void showsTheFirstOfMany() {
    List<Place> many =
        IntStream.range(0, 50).mapToObj(i -> new Place("docs/a.md", i + 1, "TODO")).toList();

    assertThat(findings(GATE.judge(new Documents(many, List.of(), READ), List.of(), false)))
        .hasSize(21);
  }

  private static DocumentationGate gate(boolean required, boolean oldVersions) {
    return new DocumentationGate(
        "docs", required, List.of("docs/*"), List.of("TODO"), true, oldVersions, true);
  }
}

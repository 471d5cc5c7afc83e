package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CentralGateTest extends AbstractResultGateTest {

  private static final CentralGate GATE = new CentralGate("central");
  private static final Set<String> ELEMENTS =
      Set.of("name", "description", "url", "licenses", "developers", "scm/connection", "scm/url");

  @Test
  void passesModulesThatHaveAll() {
    Publication parent =
        new Publication("g:parent", false, ELEMENTS, Set.of(""), 0, Optional.empty());
    Publication jar =
        new Publication(
            "g:a", true, ELEMENTS, Set.of("", "sources", "javadoc"), 0, Optional.empty());

    assertThat(detail(GATE.judge(List.of(parent, jar))))
        .isEqualTo("2 modules with all that Maven Central asks for");
    assertThat(GATE.condition()).isEqualTo("every module has what Maven Central asks for");
  }

  @Test
  void namesAParentThatIsNotThere() {
    Publication child =
        new Publication(
            "g:a",
            true,
            ELEMENTS,
            Set.of("", "sources", "javadoc"),
            0,
            Optional.of("com.acme:company:7"));

    assertThat(findings(GATE.judge(List.of(child))))
        .extracting(Finding::problem)
        .containsExactly("the parent of g:a, com.acme:company:7, is not at Maven Central");
  }

  @Test
  void namesAllThatIsMissing() {
    Publication bare =
        new Publication("g:a", true, Set.of("name", "url"), Set.of(""), 2, Optional.empty());
    Publication almost =
        new Publication("g:b", true, ELEMENTS, Set.of("", "sources"), 1, Optional.empty());

    assertThat(findings(GATE.judge(List.of(bare, almost))))
        .extracting(Finding::problem)
        .containsExactly(
            "the POM of g:a has no description, licenses, developers, scm/connection, scm/url",
            "g:a has no JAR of sources, and none of javadoc",
            "2 files of g:a have no signature",
            "g:b has no JAR of javadoc",
            "1 file of g:b has no signature");
  }
}

package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.ApiChange.Kind;
import io.github.releasekit.domain.gate.result.ApiChanges.Module;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Upgrade;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.domain.version.VersionScheme.Semantic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiCompatibilityGateTest extends AbstractResultGateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final ApiCompatibilityGate GATE = gate(true, true, List.of());

  private static final ApiChange REMOVED = new ApiChange("o.e.A.a()", "removed", Kind.REMOVED);
  private static final ApiChange DEPRECATED =
      new ApiChange("o.e.A.b()", "removed", Kind.REMOVED_DEPRECATED);
  private static final ApiChange OTHER =
      new ApiChange("o.e.A.c()", "return type changed", Kind.INCOMPATIBLE);
  private static final ApiChange ADDED = new ApiChange("o.e.A.d()", "new", Kind.ADDED);

  @Test
  void refusesIncompatibleChangesBelowAMajorRelease() {
    for (String version : List.of("1.2.4", "1.3.0")) {
      List<Finding> findings =
          findings(GATE.judge(changes("1.2.3", version, DEPRECATED, OTHER), TODAY));

      assertThat(findings)
          .extracting(Finding::problem)
          .containsExactly(
              "the API has 2 incompatible changes since 1.2.3, and "
                  + version
                  + " is a "
                  + (version.equals("1.2.4") ? "patch" : "minor")
                  + " release",
              "o.e.A.b(): removed, of g:a",
              "o.e.A.c(): return type changed, of g:a");
      assertThat(findings.get(0).remedy()).isEqualTo("release 2.0.0 with -Dbump=major");
    }
  }

  @Test
  void refusesAdditionsInAPatchRelease() {
    List<Finding> findings = findings(GATE.judge(changes("1.2.3", "1.2.4", ADDED), TODAY));

    assertThat(findings)
        .extracting(Finding::problem)
        .containsExactly(
            "the API has 1 addition since 1.2.3, and 1.2.4 is a patch release",
            "o.e.A.d(): new, of g:a");
    assertThat(findings.get(0).remedy()).isEqualTo("release 1.3.0 with -Dbump=minor");
    assertThat(detail(GATE.judge(changes("1.2.3", "1.3.0", ADDED), TODAY)))
        .isEqualTo("1 module compared with 1.2.3: 0 incompatible changes, 1 addition");
  }

  @Test
  void refusesToRemoveWhatWasNotDeprecated() {
    ApiChanges changes = changes("1.2.3", "2.0.0", REMOVED, DEPRECATED, OTHER);

    assertThat(findings(GATE.judge(changes, TODAY)))
        .extracting(Finding::problem)
        .containsExactly(
            "1 element of the API is removed that 1.2.3 had not deprecated",
            "o.e.A.a(): removed, of g:a");
    assertThat(detail(gate(true, false, List.of()).judge(changes, TODAY)))
        .isEqualTo("1 module compared with 1.2.3: 3 incompatible changes, 0 additions");
  }

  @Test
  void allowsWhatMajorZeroAllows() {
    assertThat(GATE.judge(changes("0.2.3", "0.3.0", REMOVED, OTHER), TODAY))
        .isInstanceOf(Passed.class);
    assertThat(findings(GATE.judge(changes("0.2.3", "0.2.4", REMOVED), TODAY)).get(0).remedy())
        .isEqualTo("release 0.3.0 with -Dbump=minor");
  }

  @Test
  void waivesChangesUntilTheirLastDay() {
    ApiChanges changes = changes("1.2.3", "1.2.4", OTHER);

    assertThat(detail(waiving(TODAY).judge(changes, TODAY)))
        .isEqualTo("1 module compared with 1.2.3: 1 incompatible change, 0 additions, 1 waived");
    assertThat(findings(waiving(TODAY.minusDays(1)).judge(changes, TODAY)).get(1))
        .isEqualTo(
            new Finding(
                "o.e.A.c(): return type changed, of g:a", "its waiver has expired on 2026-11-24"));
  }

  private static ApiCompatibilityGate waiving(LocalDate expires) {
    return new ApiCompatibilityGate(
        "api", true, List.of(), true, List.of(new Waiver("o.e.A.c()", "unused", expires)));
  }

  @Test
  void leavesOutWhatIsNoApi() {
    ApiCompatibilityGate gate = gate(true, true, List.of("o.e.A*", "@o.e.Internal"));

    assertThat(detail(gate.judge(changes("1.2.3", "1.2.4", REMOVED, ADDED), TODAY)))
        .isEqualTo("1 module compared with 1.2.3: 0 incompatible changes, 0 additions");
    assertThat(gate.excludedAnnotations()).containsExactly("o.e.Internal");
  }

  @Test
  void knowsWhatIsExcludedByItsNameAlone() {
    ApiChange taking =
        new ApiChange("o.e.Api.open(o.e.internal.Config)", "removed", Kind.REMOVED_DEPRECATED);
    ApiChange inside = new ApiChange("o.e.Foo.bar()", "removed", Kind.REMOVED_DEPRECATED);
    ApiChange constructor = new ApiChange("o.e.Foo(int)", "removed", Kind.REMOVED_DEPRECATED);
    ApiChange beside = new ApiChange("o.e.Foos.bar()", "removed", Kind.REMOVED_DEPRECATED);

    assertThat(
            findings(
                gate(true, true, List.of("*.internal.*", "o.e.Foo"))
                    .judge(changes("1.2.3", "1.3.0", taking, inside, constructor, beside), TODAY)))
        .extracting(Finding::problem)
        .containsExactly(
            "the API has 2 incompatible changes since 1.2.3, and 1.3.0 is a minor release",
            "o.e.Api.open(o.e.internal.Config): removed, of g:a",
            "o.e.Foos.bar(): removed, of g:a");
  }

  @Test
  void showsTheFirstOfMany() {
    ApiChange[] many =
        IntStream.range(0, 30)
            .mapToObj(i -> new ApiChange("o.e.A.f" + i, "type changed", Kind.INCOMPATIBLE))
            .toArray(ApiChange[]::new);

    assertThat(findings(GATE.judge(changes("1.2.3", "1.3.0", many), TODAY)))
        .hasSize(22)
        .last()
        .extracting(Finding::problem)
        .isEqualTo("10 more");
  }

  @Test
  void keepsTheFiguresAndWhatItHasRead() {
    Passed passed = (Passed) GATE.judge(changes("1.2.3", "2.0.0", DEPRECATED, OTHER, ADDED), TODAY);

    assertThat(passed.evidence().figures())
        .extracting("modules", "incompatible", "added", "waived")
        .extracting(Object::toString)
        .containsExactly("1", "2", "1", "0");
    assertThat(passed.evidence().reports()).isEqualTo(READ);
  }

  @Test
  void skipsWhereThereIsNothingToCompareWith() {
    assertThat(GATE.judge(ApiChanges.NONE, TODAY))
        .isEqualTo(new Skipped("api", "there is no earlier release to compare with"));
    assertThat(GATE.judge(found("1.2.3", "1.2.4", List.of(), List.of()), TODAY))
        .isEqualTo(new Skipped("api", "no module has a JAR that 1.2.3 had too"));
  }

  @Test
  void refusesWhereTheLastReleaseCannotBeFound() {
    ApiChanges changes = found("1.2.3", "1.2.4", List.of(), List.of("g/a/1.2.3/a-1.2.3.jar"));

    assertThat(findings(GATE.judge(changes, TODAY)))
        .extracting(Finding::problem)
        .containsExactly(
            "g/a/1.2.3/a-1.2.3.jar is in none of the repositories, so that nothing can be compared"
                + " with it");
    assertThat(gate(false, true, List.of()).judge(changes, TODAY))
        .isEqualTo(new Skipped("api", "g/a/1.2.3/a-1.2.3.jar cannot be found"));
  }

  private static ApiCompatibilityGate gate(
      boolean required, boolean removeOnlyDeprecated, List<String> excluded) {
    return new ApiCompatibilityGate("api", required, excluded, removeOnlyDeprecated, List.of());
  }

  private static ApiChanges changes(String from, String to, ApiChange... changes) {
    return found(from, to, List.of(new Module("g:a", List.of(changes))), List.of());
  }

  private static ApiChanges found(
      String from, String to, List<Module> modules, List<String> missing) {
    Upgrade upgrade =
        Upgrade.of(
            Version.parse(from), Version.parse(to), Optional.empty(), new Semantic(Bump.MINOR));
    return new ApiChanges(Optional.of(upgrade), modules, missing, READ);
  }

  @Test
  void saysWhatItAsksFor() {
    assertThat(GATE.condition()).isEqualTo("the API changes by no more than the version says");
    GateResult result = GATE.judge(changes("1.2.3", "1.2.4"), TODAY);
    assertThat(result.gate()).isEqualTo("api");
  }
}

package io.github.releasekit.adapter.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineStyleTest {

  private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color");

  @Test
  void aTerminalHasColours() {
    assertThat(of(TERMINAL, true, true)).isEqualTo(LineStyle.COLOURED);
  }

  @Test
  void whatIsNoTerminalHasNone() {
    assertThat(of(TERMINAL, true, false)).isEqualTo(LineStyle.PLAIN);
  }

  @Test
  void aMavenWithoutColoursHasNone() {
    assertThat(of(TERMINAL, false, true)).isEqualTo(LineStyle.PLAIN);
  }

  @ParameterizedTest
  @CsvSource({"NO_COLOR, 1", "CI, true", "TERM, dumb"})
  void variablesTakeThemAway(String name, String value) {
    Map<String, String> environment = new HashMap<>(TERMINAL);
    environment.put(name, value);

    assertThat(of(environment, true, true)).isEqualTo(LineStyle.PLAIN);
  }

  @Test
  void anEmptyVariableSaysNothing() {
    assertThat(of(Map.of("NO_COLOR", "", "CI", ""), true, true)).isEqualTo(LineStyle.COLOURED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"style.color", "maven.style.color"})
  void thePropertyOfMavenDecides(String property) {
    Map<String, String> ci = Map.of("CI", "true", "NO_COLOR", "1", "TERM", "dumb");
    Properties given = new Properties();

    given.setProperty(property, "always");
    assertThat(LineStyle.of(given, ci, false, false)).isEqualTo(LineStyle.COLOURED);
    given.setProperty(property, "never");
    assertThat(LineStyle.of(given, TERMINAL, true, true)).isEqualTo(LineStyle.PLAIN);
    given.setProperty(property, "auto");
    assertThat(LineStyle.of(given, TERMINAL, true, true)).isEqualTo(LineStyle.COLOURED);
    assertThat(LineStyle.of(given, TERMINAL, true, false)).isEqualTo(LineStyle.PLAIN);
  }

  @Test
  void stepsStandOut() {
    LineStyle style = LineStyle.COLOURED;

    assertThat(style.begun("  [3/8] build, about 1:10 (0:12 so far)"))
        .isEqualTo("  \u001b[1m[3/8] build\u001b[m, about 1:10 (0:12 so far)");
    assertThat(style.step("  build            8.3 s"))
        .isEqualTo("  build\u001b[32m            8.3 s\u001b[m");
    assertThat(style.step("  push             done before"))
        .isEqualTo("  push\u001b[32m             done before\u001b[m");
  }

  @Test
  void outcomesOfGatesStandOut() {
    LineStyle style = LineStyle.COLOURED;

    assertThat(style.line("  passed   clean-tree           no changes"))
        .isEqualTo("  \u001b[32mpassed\u001b[m   clean-tree           no changes");
    assertThat(style.line("  refused  branch")).isEqualTo("  \u001b[1;31mrefused\u001b[m  branch");
    assertThat(style.line("  skipped  tests                on request"))
        .isEqualTo("  \u001b[33mskipped\u001b[m  tests                on request");
    assertThat(style.line("passed by us")).isEqualTo("passed by us");
    assertThat(style.line("  passedly")).isEqualTo("  passedly");
  }

  @Test
  void plainLinesStayAsTheyAre() {
    LineStyle style = LineStyle.PLAIN;

    assertThat(style.begun("  [3/8] build")).isEqualTo("  [3/8] build");
    assertThat(style.step("  build            8.3 s")).isEqualTo("  build            8.3 s");
    assertThat(style.line("  refused  branch")).isEqualTo("  refused  branch");
  }

  private static LineStyle of(Map<String, String> environment, boolean maven, boolean terminal) {
    return LineStyle.of(new Properties(), environment, maven, terminal);
  }
}

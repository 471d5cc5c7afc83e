package io.github.releasekit.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramEndingsTest {

  private static final String WINDOWS = ".COM;.EXE;.BAT;.CMD";

  @Test
  void addsNothingWhereProgramsHaveNoEndings() {
    assertThat(CommandRunner.endings("npx", "")).containsExactly("");
  }

  @Test
  void prefersProgramsOfWindowsToTheScriptBesideThem() {
    assertThat(CommandRunner.endings("npx", WINDOWS))
        .containsExactly(".COM", ".EXE", ".BAT", ".CMD", "");
  }

  @Test
  void takesANameWithItsEndingFirst() {
    assertThat(CommandRunner.endings("mvn.cmd", WINDOWS))
        .containsExactly("", ".COM", ".EXE", ".BAT", ".CMD");
  }
}

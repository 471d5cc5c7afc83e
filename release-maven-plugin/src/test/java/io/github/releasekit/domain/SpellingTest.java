package io.github.releasekit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private static final List<String> KNOWN = List.of("title", "tag", "contributors", "date");

  @Test
  void findsTheNameThatDiffersLeast() {
    assertThat(Spelling.nearest("titel", KNOWN)).isEqualTo("title");
    assertThat(Spelling.nearest("contributor", KNOWN)).isEqualTo("contributors");
    assertThat(Spelling.nearest("tag", KNOWN)).isEqualTo("tag");
  }

  @Test
  void prefersTheFirstInTheAlphabet() {
    assertThat(Spelling.nearest("xxxxxxxxx", List.of("b", "a"))).isEqualTo("a");
    assertThat(Spelling.nearest("x", List.of())).isEmpty();
  }
}

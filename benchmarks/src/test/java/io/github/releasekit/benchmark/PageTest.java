package io.github.releasekit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String PAGE =
      """
      # Performance

      <!-- results: plan -->

      | work | ratio |
      |---|---|
      | `plan`: 10 | 1.20 |
      | `plan`: 100 | 1.30 |

      <!-- end of results -->

      Text between.

      <!-- results: bump -->
      <!-- end of results -->
      """;

  @Test
  void replacesTheResultsOfOnePlaceAndNothingElse() {
    assertThat(new Page(PAGE).with("plan", List.of("| a |", "|---|", "| 1 |")).text())
        .isEqualTo(
            """
            # Performance

            <!-- results: plan -->

            | a |
            |---|
            | 1 |

            <!-- end of results -->

            Text between.

            <!-- results: bump -->
            <!-- end of results -->
            """);
  }

  @Test
  void resultsThatAreWrittenAgainLeaveThePageAsItWas() {
    Page once = new Page(PAGE).with("bump", List.of("| a |"));

    assertThat(once.with("bump", List.of("| a |"))).isEqualTo(once);
  }

  @Test
  void aRowTakesThePlaceOfTheOneWithTheSameFirstCell() {
    assertThat(new Page(PAGE).withRow("plan", "| `plan`: 10 | 1.05 |").text())
        .isEqualTo(PAGE.replace("1.20", "1.05"));
  }

  @Test
  void aRowOfItsOwnComesLast() {
    assertThat(new Page(PAGE).withRow("plan", "| `bump`: 10 | 1.40 |").text())
        .isEqualTo(
            PAGE.replace(
                "| `plan`: 100 | 1.30 |\n", "| `plan`: 100 | 1.30 |\n| `bump`: 10 | 1.40 |\n"));
  }

  @Test
  void aPlaceThatIsMissingIsRefused() {
    Page page = new Page(PAGE);

    assertThat(page.has("release")).isFalse();
    assertThatThrownBy(() -> page.with("release", List.of()))
        .hasMessage("the page has no <!-- results: release -->");
  }

  @Test
  void aPlaceWithoutAnEndDoesNotSwallowTheNext() {
    Page page = new Page(PAGE.replaceFirst("<!-- end of results -->", ""));

    assertThatThrownBy(() -> page.with("plan", List.of()))
        .hasMessage("the page has no <!-- end of results --> after <!-- results: plan -->");
  }
}

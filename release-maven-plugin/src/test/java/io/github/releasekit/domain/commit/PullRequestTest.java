package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PullRequestTest {

  static Stream<Row> rows() {
    return MessageTable.rows("pull-requests.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesTheNumberFromTheSubject(Row row) {
    Change change = Change.of(row.newestFirst()).get(0);

    assertThat(row.expected())
        .containsExactly(change.pullRequest().orElse("none") + " " + change.description());
  }
}

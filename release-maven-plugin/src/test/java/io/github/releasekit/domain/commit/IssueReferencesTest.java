package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IssueReferencesTest {

  static Stream<Row> rows() {
    return MessageTable.rows("issues.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsIssuesInSubjectAndFooters(Row row) {
    Set<String> issues = Change.of(row.newestFirst()).get(0).issues();

    assertThat(issues.isEmpty() ? Set.of("none") : issues)
        .containsExactlyInAnyOrderElementsOf(row.expected());
  }
}

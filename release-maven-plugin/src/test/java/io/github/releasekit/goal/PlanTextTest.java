package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.json.PlanDocument;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.OldVersions.Mention;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  private final SnapshotFixture fixture = new SnapshotFixture();

  @Test
  void showsFiftyPlacesThatStillSayTheLastVersion() {
    fixture.oldVersions =
        new OldVersions(
            IntStream.rangeClosed(1, 73)
                .mapToObj(line -> new Mention("docs/a.md", line, "say\u001b[2J 1.2.0"))
                .toList(),
            1);

    List<String> lines = PlanText.of(document());

    int title = lines.indexOf("Documents that still say 1.2.0");
    assertThat(lines.subList(title + 1, title + 54))
        .startsWith("  docs/a.md:1: say [2J 1.2.0")
        .endsWith(
            "  docs/a.md:50: say [2J 1.2.0",
            "  and 23 more",
            "  1 document too large to be read",
            "");
    assertThat(Json.line(document()))
        .contains("\"oldVersions\":{\"count\":73,\"shown\":[{\"path\":\"docs/a.md\",\"line\":1,");
    assertThat(document().oldVersions().shown()).hasSize(50);
  }

  @Test
  void saysNothingWhereThereIsNone() {
    assertThat(PlanText.of(document())).noneMatch(line -> line.contains("still say"));
    assertThat(Json.line(document()))
        .contains("\"oldVersions\":{\"count\":0,\"shown\":[],\"unread\":0}");
  }

  private PlanDocument document() {
    return PlanDocument.of(fixture.plan(ReleaseRequest.DEFAULT), List.of(), List.of(), "");
  }
}

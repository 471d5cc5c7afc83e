package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.json.PlanDocument;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.OldVersions.Mention;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Route.Landing.Pushed;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.util.List;
import java.util.Optional;
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

  @Test
  void saysWhatHappensToOtherBranches() {
    fixture.route =
        Optional.of(
            new Route(
                new Head("refs/heads/main", "a".repeat(40)),
                Optional.of(new Head("refs/heads/release/v1.3.0", "b".repeat(40))),
                fixture.head,
                List.of(),
                new Pushed(),
                false,
                List.of(
                    new Forward(head("develop"), "2.0.0-SNAPSHOT", List.of(), false),
                    new Forward(head("support/1.x"), "1.3.0-SNAPSHOT", List.of(), true),
                    new Forward(head("other"), "", List.of(), false)),
                Optional.of(head("release/v1.3.0"))));

    assertThat(PlanText.of(document()))
        .containsSubsequence(
            "  onto     main, which release/v1.3.0 is merged into",
            "  into     develop",
            "  into     support/1.x, then 1.3.1-SNAPSHOT, by people who are asked to merge it",
            "  into     other",
            "  deleted  release/v1.3.0")
        .noneMatch(line -> line.startsWith("  then "));
    assertThat(Json.line(document()))
        .contains(
            "\"route\":{\"onto\":\"main\",\"merged\":\"release/v1.3.0\",\"proposed\":false,\"forwards\":["
                + "{\"into\":\"develop\",\"version\":null,\"requested\":false},"
                + "{\"into\":\"support/1.x\",\"version\":\"1.3.1-SNAPSHOT\",\"requested\":true},"
                + "{\"into\":\"other\",\"version\":null,\"requested\":false}],"
                + "\"deleted\":\"release/v1.3.0\"}");
  }

  @Test
  void saysWithWhatDevelopmentGoesOnWhereTheReleaseStaysOnItsBranch() {
    assertThat(PlanText.of(document())).contains("  then     1.3.1-SNAPSHOT");
    assertThat(Json.line(document())).contains("\"route\":null");
  }

  private static Head head(String name) {
    return new Head("refs/heads/" + name, "c".repeat(40));
  }

  private PlanDocument document() {
    return PlanDocument.of(fixture.plan(ReleaseRequest.DEFAULT), List.of(), List.of(), "");
  }
}

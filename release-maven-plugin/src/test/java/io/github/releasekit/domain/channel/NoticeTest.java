package io.github.releasekit.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  private static Notice notice(
      String project, String version, Event event, String occurrence, Instant time) {
    return new Notice(
        event,
        new Notice.Subject(project, version, "v" + version, "", "minor", ""),
        time,
        Notice.Pages.NONE,
        Notice.Told.NOTHING,
        Notice.Trouble.NONE,
        occurrence);
  }

  @Test
  void hasAKeyOfItsOwn() {
    Instant time = Instant.EPOCH;
    List<String> keys =
        Stream.of(
                notice("g:a", "1.0.0", Event.RELEASED, "1", time).key("slack"),
                notice("g:b", "1.0.0", Event.RELEASED, "1", time).key("slack"),
                notice("g:a", "1.0.1", Event.RELEASED, "1", time).key("slack"),
                notice("g:a", "1.0.0", Event.FAILED, "1", time).key("slack"),
                notice("g:a", "1.0.0", Event.RELEASED, "2", time).key("slack"),
                notice("g:a", "1.0.0", Event.RELEASED, "1", time).key("teams"),
                notice("g:a", "1.0.0", Event.RELEASED, "", time).key("slack1"),
                notice("g:a1", ".0.0", Event.RELEASED, "1", time).key("slack"),
                notice("g:a", "1.0.0", Event.RELEASED, "1\nslack", time).key("1"))
            .toList();

    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
  }

  @Test
  void hasTheSameKeyWheneverItIsSent() {
    assertThat(notice("g:a", "1.0.0", Event.RELEASED, "1", Instant.EPOCH).key("slack"))
        .isEqualTo(
            notice("g:a", "1.0.0", Event.RELEASED, "1", Instant.EPOCH.plusSeconds(9)).key("slack"))
        .isEqualTo("698f86a53863909c705e42b3aa95eefc2ad63d52ce0f94e6879f1a73dc7512a3");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0, RELEASED, true, true",
    "1.0.0, RELEASED, false, true",
    "1.0.0-rc.1, RELEASED, true, true",
    "1.0.0-rc.1, RELEASED, false, false",
    "1.0.0, PLANNED, true, false",
    "1.0.0, FAILED, true, false"
  })
  void isWantedByWhoAsksForIt(String version, Event event, boolean preReleases, boolean wanted) {
    NoticePolicy policy =
        new NoticePolicy(
            "hook",
            Set.of(Event.RELEASED),
            "team",
            preReleases,
            new Webhook("https://example.org", Optional.empty(), false));

    assertThat(notice("g:a", version, event, "", Instant.EPOCH).isWantedBy(policy))
        .isEqualTo(wanted);
  }
}

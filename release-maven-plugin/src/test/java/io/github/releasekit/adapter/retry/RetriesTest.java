package io.github.releasekit.adapter.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.event.Event.Retried;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Duration> waits = new ArrayList<>();
  private final List<Retried> told = new ArrayList<>();

  @Test
  void waitsTwiceAsLongEachTime() {
    Tries tries = retries(5, 2, 60).begin("origin", HOUR);

    assertThat(again(tries)).containsExactly(true, true, true, true, false);
    assertThat(waits).hasSize(4);
    for (int i = 0; i < waits.size(); i++) {
      double expected = 2000 << i;
      assertThat((double) waits.get(i).toMillis())
          .isBetween(expected * (1 - Retries.JITTER), expected * (1 + Retries.JITTER));
    }
  }

  @Test
  void waitsNoLongerThanTheLongest() {
    again(retries(8, 2, 5).begin("origin", HOUR));

    assertThat(waits)
        .hasSize(7)
        .allSatisfy(wait -> assertThat(wait.toMillis()).isLessThanOrEqualTo(6250));
  }

  @Test
  void doesNotComeBackAtTheSameTimeAsOthers() {
    for (int i = 0; i < 40; i++) {
      retries(2, 2, 60).begin("origin", HOUR).again("x");
    }

    assertThat(waits.stream().distinct().count()).isGreaterThan(10);
  }

  @Test
  void tellsOfEachTryBeforeItsWait() {
    Retries retries =
        new Retries(
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            wait -> assertThat(told).hasSize(waits.size() + 1).satisfies(t -> waits.add(wait)),
            told::add);

    again(retries.begin("origin", HOUR));

    assertThat(told).extracting(Retried::attempt).containsExactly(2, 3);
    assertThat(new Retried("origin", "early EOF", 2, 5, 2.04).line())
        .isEqualTo("remote origin does not answer (early EOF); trying again in 2.0 s (2 of 5)");
  }

  @Test
  void doesNotWaitBeyondTheDeadline() {
    Tries tries = retries(5, 2, 60).begin("origin", Duration.ofSeconds(1));

    assertThat(tries.again("x")).isFalse();
    assertThat(waits).isEmpty();
    assertThat(told).isEmpty();
    assertThat(tries.left()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void canBeOneTryOnly() {
    assertThat(Retries.none().begin("origin", HOUR).again("x")).isFalse();
  }

  private Retries retries(int attempts, int first, int longest) {
    return new Retries(
        attempts, Duration.ofSeconds(first), Duration.ofSeconds(longest), waits::add, told::add);
  }

  private static List<Boolean> again(Tries tries) {
    List<Boolean> answers = new ArrayList<>();
    do {
      answers.add(tries.again("early EOF"));
    } while (answers.get(answers.size() - 1));
    return answers;
  }
}

package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.goal.Refreshed.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefreshedTest {

  private final ServeFixture.SettableClock clock = new ServeFixture.SettableClock();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  private Refreshed.Settings settings(Duration patience) {
    return new Refreshed.Settings(clock, Duration.ofSeconds(30), patience, thread, log::add);
  }

  @Test
  void readsAgainWhatIsOld() {
    AtomicInteger read = new AtomicInteger();
    Refreshed<Integer> value =
        new Refreshed<>(read::incrementAndGet, settings(Duration.ofSeconds(10)));

    assertThat(value.get()).isEqualTo(new Known<>(1, ""));
    clock.later(29);
    assertThat(value.get()).isEqualTo(new Known<>(1, ""));
    clock.later(1);
    assertThat(value.get()).isEqualTo(new Known<>(2, ""));
  }

  @Test
  void givesWhatIsKnownWhileItIsRead() {
    CountDownLatch answer = new CountDownLatch(1);
    Supplier<String> reader =
        () -> {
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "new";
        };
    Refreshed<String> value = new Refreshed<>("old", reader, settings(Duration.ofMillis(1)));

    assertThat(value.get().value()).isEqualTo("old");
    assertThat(value.get().warning()).contains("has not answered yet");
    answer.countDown();
    Known<String> known = value.get();
    while (!known.warning().isEmpty()) {
      known = value.get();
    }
    assertThat(known.value()).isEqualTo("new");
  }

  @Test
  void aReadThatHangsIsWaitedForOnce() {
    CountDownLatch never = new CountDownLatch(1);
    Refreshed<String> value =
        new Refreshed<>(
            "old",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "new";
            },
            settings(Duration.ofMillis(200)));
    value.get();

    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(value.get().value()).isEqualTo("old");
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void saysAFailureOnceAndKeepsWhatIsKnown() {
    AtomicInteger reads = new AtomicInteger();
    Refreshed<String> value =
        new Refreshed<>(
            () -> {
              if (reads.incrementAndGet() > 1) {
                throw new ReleaseException("gone", "come back");
              }
              return "known";
            },
            settings(Duration.ofSeconds(10)));
    value.get();
    for (int i = 0; i < 3; i++) {
      clock.later(30);
      assertThat(value.get().value()).isEqualTo("known");
      assertThat(value.get().warning()).contains("cannot be asked");
    }

    assertThat(reads).hasValue(4);
    assertThat(log).containsExactly("gone");
  }

  @Test
  void hasNothingToGiveWhereItWasNeverRead() {
    Refreshed<String> refused =
        new Refreshed<>(
            () -> {
              throw new ReleaseException("gone", "come back");
            },
            settings(Duration.ofSeconds(10)));
    Refreshed<String> broken =
        new Refreshed<>(
            () -> {
              throw new IllegalStateException("broken");
            },
            settings(Duration.ofSeconds(10)));

    assertThatThrownBy(refused::get)
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("gone");
    assertThatThrownBy(broken::get).isInstanceOf(ReleaseException.class);
  }
}

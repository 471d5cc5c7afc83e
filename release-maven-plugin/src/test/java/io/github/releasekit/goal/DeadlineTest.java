package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private final ReleaseException refusal = new ReleaseException("no such version", "try another");

  @Test
  void givesAnswersAndFailuresOn() {
    Deadline deadline = new Deadline(Duration.ofMinutes(1));

    assertThatCode(() -> deadline.ask("a server", () -> {})).doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                deadline.ask(
                    "a server",
                    () -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);
  }

  @Test
  void doesNotWaitForEver() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Runnable silent =
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        };

    assertThatThrownBy(() -> new Deadline(Duration.ofMillis(50)).ask("a server", silent))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("a server has not answered in 0 seconds");
    interrupted.await();
    assertThat(interrupted.getCount()).isZero();
  }
}

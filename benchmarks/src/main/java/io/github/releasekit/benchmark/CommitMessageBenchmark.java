package io.github.releasekit.benchmark;

import io.github.releasekit.domain.commit.Commit;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Parses commit messages; a result is the time of one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CommitMessageBenchmark {

  private static final int MESSAGES = 10_000;

  private List<Commit> commits;

  @Setup
  public void generate() throws IOException {
    commits = Core.history(GeneratedProject.unreleased(MESSAGES).checkout()).commits();
  }

  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void parse(Blackhole blackhole) {
    commits.forEach(commit -> blackhole.consume(Core.change(commit)));
  }

  /** The floor. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void splitIntoLines(Blackhole blackhole) {
    commits.forEach(commit -> blackhole.consume(commit.message().lines().toList()));
  }
}

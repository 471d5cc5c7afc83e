package io.github.releasekit.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Renders the changelog of a whole history without releases. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ChangelogBenchmark {

  /** Commits of the whole history. */
  @Param({"1000", "10000", "100000"})
  public int commits;

  private GeneratedProject project;
  private GitLog log;

  @Setup
  public void generate() throws IOException {
    project = GeneratedProject.unreleased(commits);
    log = GitLog.all(project);
  }

  @Benchmark
  public byte[] changelog() {
    return Core.changelog(project.checkout());
  }

  /** The floor. */
  @Benchmark
  public long gitLog() throws IOException {
    return log.read();
  }
}

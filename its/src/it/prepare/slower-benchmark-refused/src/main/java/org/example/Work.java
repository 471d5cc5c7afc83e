package org.example;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Takes ten times as long from 1.0.1 on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Work {

  private long milliseconds;

  @Setup
  public void setUp() throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = Work.class.getResourceAsStream("/version.properties")) {
      properties.load(stream);
    }
    milliseconds = properties.getProperty("version").equals("1.0.0") ? 2 : 20;
  }

  @Benchmark
  public void work() throws InterruptedException {
    Thread.sleep(milliseconds);
  }
}

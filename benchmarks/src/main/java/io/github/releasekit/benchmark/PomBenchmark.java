package io.github.releasekit.benchmark;

import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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

/** Finds the versions in the POMs of a reactor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PomBenchmark {

  private static final String VERSION = "1.0.0-SNAPSHOT";

  /** Modules of the reactor. */
  @Param({"1", "100", "500"})
  public int modules;

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
  private Map<String, byte[]> poms;
  private Reactor reactor;

  @Setup
  public void generate() {
    poms = new LinkedHashMap<>();
    GeneratedReactor.files(modules, VERSION, "1", Path.of("shop"), false)
        .forEach(
            (path, text) -> {
              if (path.endsWith("pom.xml")) {
                poms.put(path, text.getBytes(StandardCharsets.UTF_8));
              }
            });
    reactor = Core.reactor(modules, VERSION);
  }

  @Benchmark
  public List<SourceFile> read() {
    return Core.poms(reactor, poms);
  }

  /** The floor: a pass of the JDK's pull parser over the same bytes. */
  @Benchmark
  public int pullParser() throws XMLStreamException {
    int events = 0;
    for (byte[] pom : poms.values()) {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(pom));
      while (reader.hasNext()) {
        reader.next();
        events++;
      }
    }
    return events;
  }
}

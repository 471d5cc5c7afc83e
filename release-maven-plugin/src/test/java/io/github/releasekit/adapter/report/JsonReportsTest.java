package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Benchmarks;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Score;
import io.github.releasekit.domain.gate.result.MeasuresGate.Measures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportsTest {

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a                     | {'a':1.50}                          | 1.50",
        "/a/b                   | {'x':[{'a':{'b':9}}],'a':{'b':-2}}  | -2",
        "/a/1/b                 | {'a':[{'b':1},{'b':2}]}             | 2",
        "/0/score               | [{'score':3e2}]                     | 3E+2",
        "/metrics/p(95)         | {'metrics':{'p(95)':7}}             | 7",
        "/a~1b~0c               | {'a/b~c':4}                         | 4",
        "/a~01                  | {'a~1':5}                           | 5",
        "/                      | {'':6}                              | 6",
        "/a                     | {'a':'1'}                           |",
        "/a                     | {'a':{'b':1}}                       |",
        "/a/b                   | {'a':1}                             |",
        "/a/2                   | {'a':[0,1]}                         |",
        "/a/b                   | {'a':{'bc':1},'ab':1}               |",
        "/a                     | 1                                   |",
      })
  void findsTheNumberAtAPointer(String pointer, String json, BigDecimal number) throws IOException {
    write("r.json", json.replace('\'', '"'));

    Measures measures = MeasureReports.read(files(), List.of("r.json"), List.of(pointer));

    assertThat(measures.values())
        .isEqualTo(Map.of("r.json", number == null ? Map.of() : Map.of(pointer, number)));
  }

  @Test
  void keepsTheNumbersInTheOrderTheyAreAskedFor() throws IOException {
    write("b.json", "{\"x\":1,\"y\":2}");
    write("a.json", "{\"y\":3}");

    Measures measures = MeasureReports.read(files(), List.of("*.json"), List.of("/y", "/x"));

    assertThat(measures.values().keySet()).containsExactly("a.json", "b.json");
    assertThat(measures.values().get("b.json").keySet()).containsExactly("/y", "/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<a/>",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1} x",
        "{\"a\":1e99999999}",
        "{\"a\":NaN}"
      })
  void refusesWhatIsNoJson(String content) throws IOException {
    write("r.json", content);

    assertThatThrownBy(() -> MeasureReports.read(files(), List.of("r.json"), List.of("/a")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("r.json is not a report of JSON");
  }

  @Test
  void readsJmh() throws IOException {
    write(
        "target/jmh-result.json",
        ("[{'jmhVersion':'1.37','benchmark':'o.A.a','mode':'thrpt','threads':1,'forks':1,"
                + "'params':{'size':'10','kind':'x'},'primaryMetric':{'score':12.5,"
                + "'scoreError':'NaN','scorePercentiles':{'0.0':1},'scoreUnit':'ops/s',"
                + "'rawData':[[1,2]]},'secondaryMetrics':{}},"
                + "{'benchmark':'o.A.b','mode':'avgt','primaryMetric':{'score':3,"
                + "'scoreUnit':'us/op'}}]")
            .replace('\'', '"'));

    Benchmarks read = BenchmarkReports.read(files("target"), List.of());

    assertThat(read.scores())
        .isEqualTo(
            Map.of(
                "o.A.a (kind=x, size=10) thrpt ops/s", new Score(new BigDecimal("12.5"), true),
                "o.A.b avgt us/op", new Score(new BigDecimal("3"), false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "[{}]",
        "[{'benchmark':'a','mode':'avgt'}]",
        "[{'benchmark':'a','mode':'avgt','primaryMetric':{'score':'NaN'}}]",
        "[{'benchmark':'a','primaryMetric':{'score':1}}]",
        "[{'benchmark':'a','mode':'avgt','primaryMetric':{'score':1}},"
            + "{'benchmark':'a','mode':'avgt','primaryMetric':{'score':2}}]",
      })
  void refusesWhatIsNoResultOfJmh(String content) throws IOException {
    write("jmh.json", content.replace('\'', '"'));

    assertThatThrownBy(() -> BenchmarkReports.read(files(), List.of("jmh.json")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("jmh.json is not a result of JMH");
  }

  private ReportFiles files(String... buildDirectories) {
    return new ReportFiles(root, List.of(buildDirectories).stream().map(root::resolve).toList());
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}

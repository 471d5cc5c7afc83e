package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths as tools write them, from the root of the repository. */
class ShownPathsTest {

  @ParameterizedTest
  @CsvSource({
    "/work/app, /work/app/src/A.java, src/A.java",
    "/work/app, file:///work/app/src/A.java, src/A.java",
    "/work/app, file:/work/app/src/A.java, src/A.java",
    "/work/app, /work/appendix/A.java, /work/appendix/A.java",
    "/work/app, /WORK/app/A.java, /WORK/app/A.java",
    "/work/app, /work/app/odd\\name, odd\\name",
    "/work/app, src/A.java, src/A.java",
    "/work/app, /work/app, /work/app",
    "C:\\work\\app, C:\\work\\app\\src\\A.java, src/A.java",
    "C:\\work\\app, c:/work/App/src/A.java, src/A.java",
    "C:\\work\\app, file:///C:/work/app/src/A.java, src/A.java",
    "C:\\work\\app, file:/C:/work/app/src/A.java, src/A.java",
    "C:\\work\\app, D:\\work\\app\\A.java, D:\\work\\app\\A.java",
    "C:\\work\\app, src\\A.java, src\\A.java"
  })
  void areFromTheRootWhereTheyAreInIt(String root, String path, String shown) {
    assertThat(ReportFiles.shown(root, path)).isEqualTo(shown);
  }
}

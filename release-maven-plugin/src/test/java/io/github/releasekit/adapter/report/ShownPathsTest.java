package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths as tools write them, from the root of the repository. */
class ShownPathsTest {

  @ParameterizedTest
  @CsvSource({
    "/srv/app, /srv/app/src/A.java, src/A.java",
    "/srv/app, file:///srv/app/src/A.java, src/A.java",
    "/srv/app, file:/srv/app/src/A.java, src/A.java",
    "/srv/app, /srv/appendix/A.java, /srv/appendix/A.java",
    "/srv/app, /SRV/app/A.java, /SRV/app/A.java",
    "/srv/app, /srv/app/odd\\name, odd\\name",
    "/srv/app, src/A.java, src/A.java",
    "/srv/app, /srv/app, /srv/app",
    "C:\\srv\\app, C:\\srv\\app\\src\\A.java, src/A.java",
    "C:\\srv\\app, c:/srv/App/src/A.java, src/A.java",
    "C:\\srv\\app, file:///C:/srv/app/src/A.java, src/A.java",
    "C:\\srv\\app, file:/C:/srv/app/src/A.java, src/A.java",
    "C:\\srv\\app, D:\\srv\\app\\A.java, D:\\srv\\app\\A.java",
    "C:\\srv\\app, src\\A.java, src\\A.java"
  })
  void areFromTheRootWhereTheyAreInIt(String root, String path, String shown) {
    assertThat(ReportFiles.shown(root, path)).isEqualTo(shown);
  }
}

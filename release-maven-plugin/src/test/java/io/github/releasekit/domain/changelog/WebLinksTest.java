package io.github.releasekit.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/acme/app",
        "https://github.com/acme/app/",
        "https://github.com/acme/app.git",
        "https://github.com/acme/app.git/",
        " https://github.com/acme/app ",
        "scm:git:https://github.com/acme/app.git"
      })
  void readsTheFormsOfAnAddress(String url) {
    assertThat(WebLinks.of(url)).map(WebLinks::base).contains("https://github.com/acme/app");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b, https://github.com/a/b/compare/v1...v2,"
        + " https://github.com/a/b/releases/tag/v2, https://github.com/a/b/blob/v2/CHANGELOG.md",
    "https://GitHub.acme.org/a/b, https://GitHub.acme.org/a/b/compare/v1...v2,"
        + " https://GitHub.acme.org/a/b/releases/tag/v2,"
        + " https://GitHub.acme.org/a/b/blob/v2/CHANGELOG.md",
    "https://gitlab.com/g/s/b, https://gitlab.com/g/s/b/-/compare/v1...v2,"
        + " https://gitlab.com/g/s/b/-/tags/v2, https://gitlab.com/g/s/b/-/blob/v2/CHANGELOG.md",
    "https://codeberg.org/a/b, https://codeberg.org/a/b/compare/v1...v2,"
        + " https://codeberg.org/a/b/releases/tag/v2,"
        + " https://codeberg.org/a/b/src/tag/v2/CHANGELOG.md",
    "http://gitea.local:3000/a/b, http://gitea.local:3000/a/b/compare/v1...v2,"
        + " http://gitea.local:3000/a/b/releases/tag/v2,"
        + " http://gitea.local:3000/a/b/src/tag/v2/CHANGELOG.md"
  })
  void knowsTheForgesPages(String url, String compare, String tag, String file) {
    WebLinks links = WebLinks.of(url).orElseThrow();

    assertThat(links.compare("v1", "v2")).isEqualTo(compare);
    assertThat(links.tag("v2")).isEqualTo(tag);
    assertThat(links.file("v2", "CHANGELOG.md")).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.org/a/b",
        "https://bitbucket.org/a/b",
        "git@github.com:a/b.git",
        "ssh://git@github.com/a/b.git",
        "scm:git:ssh://git@github.com/a/b.git",
        "git://github.com/a/b",
        "file:///srv/github/a",
        "https://exa mple.org/github",
        "https:///github",
        "github.com/a/b",
        "${project.scm.url}"
      })
  void givesNoLinksForOtherHostsAndForms(String url) {
    assertThat(WebLinks.of(url)).isEmpty();
  }
}

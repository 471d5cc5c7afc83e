package io.github.releasekit.domain.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.changelog.WebLinks.Forge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # scm/url or clone address                               | page of the repository                          | forge
          https://github.com/acme/app                              | https://github.com/acme/app                     | GITHUB
          https://github.com/acme/app/                             | https://github.com/acme/app                     | GITHUB
          https://github.com/acme/app.git                          | https://github.com/acme/app                     | GITHUB
          https://github.com/acme/app.git/                         | https://github.com/acme/app                     | GITHUB
          ' https://github.com/acme/app '                          | https://github.com/acme/app                     | GITHUB
          https://github.com/acme/app/tree/main                    | https://github.com/acme/app                     | GITHUB
          https://github.com/acme/app?tab=readme#top               | https://github.com/acme/app                     | GITHUB
          https://github.com/acme/repos                            | https://github.com/acme/repos                   | GITHUB
          HTTPS://github.com/acme/app                              | https://github.com/acme/app                     | GITHUB
          scm:git:https://github.com/acme/app.git                  | https://github.com/acme/app                     | GITHUB
          scm:git:git@github.com:acme/app.git                      | https://github.com/acme/app                     | GITHUB
          scm:git:ssh://git@github.com/acme/app.git                | https://github.com/acme/app                     | GITHUB
          git@github.com:acme/app.git                              | https://github.com/acme/app                     | GITHUB
          git://github.com/acme/app.git                            | https://github.com/acme/app                     | GITHUB
          git+ssh://git@github.com/acme/app.git                    | https://github.com/acme/app                     | GITHUB
          https://ada:secret@github.com/acme/app.git               | https://github.com/acme/app                     | GITHUB
          ssh://git@ssh.github.com:443/acme/app.git                | https://ssh.github.com/acme/app                 | GITHUB
          https://GitHub.acme.example/a/b                          | https://GitHub.acme.example/a/b                 | GITHUB
          https://github.acme.example:8443/a/b                     | https://github.acme.example:8443/a/b            | GITHUB
          https://acme.ghe.com/a/b.git                             | https://acme.ghe.com/a/b                        | GITHUB
          https://gitlab.com/group/app                             | https://gitlab.com/group/app                    | GITLAB
          https://gitlab.com/group/sub/deeper/app.git              | https://gitlab.com/group/sub/deeper/app         | GITLAB
          https://gitlab.com/group/app/-/tree/main                 | https://gitlab.com/group/app                    | GITLAB
          https://gitlab.com/group/app/tree/main                   | https://gitlab.com/group/app                    | GITLAB
          git@gitlab.acme.example:group/sub/app.git                | https://gitlab.acme.example/group/sub/app       | GITLAB
          ssh://git@gitlab.acme.example:2222/group/app.git         | https://gitlab.acme.example/group/app           | GITLAB
          https://salsa.debian.org/java-team/app                   | https://salsa.debian.org/java-team/app          | GITLAB
          https://codeberg.org/acme/app                            | https://codeberg.org/acme/app                   | GITEA
          https://codeberg.org/acme/app/src/branch/main            | https://codeberg.org/acme/app                   | GITEA
          ssh://git@codeberg.org/acme/app.git                      | https://codeberg.org/acme/app                   | GITEA
          http://gitea.local:3000/acme/app                         | http://gitea.local:3000/acme/app                | GITEA
          https://forgejo.acme.example/acme/app.git                | https://forgejo.acme.example/acme/app           | GITEA
          https://gitea.com/acme/app                               | https://gitea.com/acme/app                      | GITEA
          https://bitbucket.org/acme/app                           | https://bitbucket.org/acme/app                  | BITBUCKET_CLOUD
          https://ada@bitbucket.org/acme/app.git                   | https://bitbucket.org/acme/app                  | BITBUCKET_CLOUD
          git@bitbucket.org:acme/app.git                           | https://bitbucket.org/acme/app                  | BITBUCKET_CLOUD
          https://bitbucket.org/acme/app/src/main/                 | https://bitbucket.org/acme/app                  | BITBUCKET_CLOUD
          https://bitbucket.acme.example/projects/SHOP/repos/web   | https://bitbucket.acme.example/projects/SHOP/repos/web | BITBUCKET_DATA_CENTER
          https://code.acme.example/projects/SHOP/repos/web/browse | https://code.acme.example/projects/SHOP/repos/web | BITBUCKET_DATA_CENTER
          https://bitbucket.acme.example/scm/shop/web.git          | https://bitbucket.acme.example/projects/SHOP/repos/web | BITBUCKET_DATA_CENTER
          https://acme.example/bitbucket/projects/SHOP/repos/web   | https://acme.example/bitbucket/projects/SHOP/repos/web | BITBUCKET_DATA_CENTER
          ssh://git@bitbucket.acme.example:7999/shop/web.git       | https://bitbucket.acme.example/projects/SHOP/repos/web | BITBUCKET_DATA_CENTER
          https://stash.acme.example/scm/~ada/web.git              | https://stash.acme.example/users/ada/repos/web  | BITBUCKET_DATA_CENTER
          https://stash.acme.example/users/ada/repos/web           | https://stash.acme.example/users/ada/repos/web  | BITBUCKET_DATA_CENTER
          https://dev.azure.com/acme/Shop/_git/web                 | https://dev.azure.com/acme/Shop/_git/web        | AZURE
          https://acme@dev.azure.com/acme/My%20Shop/_git/web       | https://dev.azure.com/acme/My%20Shop/_git/web   | AZURE
          https://acme.visualstudio.com/DefaultCollection/Shop/_git/web | https://acme.visualstudio.com/DefaultCollection/Shop/_git/web | AZURE
          git@ssh.dev.azure.com:v3/acme/Shop/web                   | https://dev.azure.com/acme/Shop/_git/web        | AZURE
          acme@vs-ssh.visualstudio.com:v3/acme/Shop/web            | https://dev.azure.com/acme/Shop/_git/web        | AZURE
          https://tfs.acme.example/tfs/Main/Shop/_git/web?path=/x  | https://tfs.acme.example/tfs/Main/Shop/_git/web | AZURE
          """)
  void readsTheFormsOfAnAddress(String url, String base, Forge forge) {
    assertThat(WebLinks.of(url)).contains(new WebLinks(base, forge));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://github.com/a/b                   | https://github.com/a/b/compare/v1...v2 | https://github.com/a/b/compare/v2...HEAD
          https://gitlab.com/g/s/b                 | https://gitlab.com/g/s/b/-/compare/v1...v2 | https://gitlab.com/g/s/b/-/compare/v2...HEAD
          https://codeberg.org/a/b                 | https://codeberg.org/a/b/compare/v1...v2 | https://codeberg.org/a/b/compare/v2...HEAD
          https://bitbucket.org/a/b                | https://bitbucket.org/a/b/branches/compare/v2%0Dv1 | https://bitbucket.org/a/b/branches/compare/HEAD%0Dv2
          https://bitbucket.x.example/scm/p/r.git  | https://bitbucket.x.example/projects/P/repos/r/compare/commits?sourceBranch=refs%2Ftags%2Fv2&targetBranch=refs%2Ftags%2Fv1 | https://bitbucket.x.example/projects/P/repos/r/compare/commits?sourceBranch=HEAD&targetBranch=refs%2Ftags%2Fv2
          https://dev.azure.com/o/p/_git/r         | https://dev.azure.com/o/p/_git/r/branchCompare?baseVersion=GTv1&targetVersion=GTv2 | https://dev.azure.com/o/p/_git/r/branchCompare?baseVersion=GTv2&targetVersion=GBmain
          """)
  void comparesTagsAndTheDefaultBranch(String url, String compare, String unreleased) {
    WebLinks links = WebLinks.of(url).orElseThrow();

    assertThat(links.compare("v1", "v2")).isEqualTo(compare);
    assertThat(links.compare("v2", WebLinks.HEAD)).isEqualTo(unreleased);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://github.com/a/b                   | https://github.com/a/b/releases/tag/v2 | https://github.com/a/b/blob/v2/docs/C.md
          https://gitlab.com/g/s/b                 | https://gitlab.com/g/s/b/-/tags/v2 | https://gitlab.com/g/s/b/-/blob/v2/docs/C.md
          https://codeberg.org/a/b                 | https://codeberg.org/a/b/releases/tag/v2 | https://codeberg.org/a/b/src/tag/v2/docs/C.md
          https://bitbucket.org/a/b                | https://bitbucket.org/a/b/src/v2 | https://bitbucket.org/a/b/src/v2/docs/C.md
          https://bitbucket.x.example/scm/p/r.git  | https://bitbucket.x.example/projects/P/repos/r/browse?at=refs%2Ftags%2Fv2 | https://bitbucket.x.example/projects/P/repos/r/browse/docs/C.md?at=refs%2Ftags%2Fv2
          https://dev.azure.com/o/p/_git/r         | https://dev.azure.com/o/p/_git/r?version=GTv2 | https://dev.azure.com/o/p/_git/r?path=/docs/C.md&version=GTv2
          """)
  void showsTagsAndFiles(String url, String tag, String file) {
    WebLinks links = WebLinks.of(url).orElseThrow();

    assertThat(links.tag("v2")).isEqualTo(tag);
    assertThat(links.file("v2", "docs/C.md")).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://github.com/a/b                   | https://github.com/a/b/pull/12 | https://github.com/a/b/issues/12
          https://gitlab.com/g/s/b                 | https://gitlab.com/g/s/b/-/merge_requests/12 | https://gitlab.com/g/s/b/-/issues/12
          https://codeberg.org/a/b                 | https://codeberg.org/a/b/pulls/12 | https://codeberg.org/a/b/issues/12
          https://bitbucket.org/a/b                | https://bitbucket.org/a/b/pull-requests/12 | https://bitbucket.org/a/b/issues/12
          https://bitbucket.x.example/scm/p/r.git  | https://bitbucket.x.example/projects/P/repos/r/pull-requests/12 |
          https://dev.azure.com/o/p/_git/r         | https://dev.azure.com/o/p/_git/r/pullrequest/12 | https://dev.azure.com/o/p/_workitems/edit/12
          """)
  void showsPullRequestsAndIssues(String url, String pullRequest, String issue) {
    WebLinks links = WebLinks.of(url).orElseThrow();

    assertThat(links.pullRequest("#12")).contains(pullRequest);
    assertThat(links.pullRequest("!12")).contains(pullRequest);
    assertThat(links.issue("#12")).isEqualTo(java.util.Optional.ofNullable(issue));
    assertThat(links.issue("ABC-34")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "#", "#1x", "#-1", "##12", "#１２", "#12/../../x"})
  void knowsNoPageOfWhatIsNoReference(String reference) {
    WebLinks links = WebLinks.of("https://github.com/a/b").orElseThrow();

    assertThat(links.pullRequest(reference)).isEmpty();
    assertThat(links.issue(reference)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b, release/1.0+7, https://github.com/a/b/releases/tag/release/1.0%2B7",
    "https://gitlab.com/a/b, core@1.0, https://gitlab.com/a/b/-/tags/core%401.0",
    "https://gitlab.com/a/b, ü (1), https://gitlab.com/a/b/-/tags/%C3%BC%20%281%29",
    "https://dev.azure.com/o/p/_git/r, a/b&c, https://dev.azure.com/o/p/_git/r?version=GTa%2Fb%26c",
    "https://github.com/a/b, {to}, https://github.com/a/b/releases/tag/%7Bto%7D"
  })
  void encodesTags(String url, String tag, String page) {
    assertThat(WebLinks.of(url).orElseThrow().tag(tag)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.org/a/b",
        "https://github.com",
        "https://github.com/",
        "https://github.com/acme",
        "file:///srv/github/a",
        "https://exa mple.org/github",
        "https://github.com/a/b)[x](y",
        "https:///github",
        "github.com/a/b",
        "/srv/git/github.com/a:b",
        "C:\\\\src\\\\github",
        "svn://github.com/a/b",
        "javascript://github.com/a/b",
        "https://dev.azure.com/acme/Shop/_git",
        "git@ssh.dev.azure.com:v3/acme",
        "https://bitbucket.acme.example/dashboard",
        "${project.scm.url}"
      })
  void givesNoLinksForOtherHostsAndForms(String url) {
    assertThat(WebLinks.of(url)).isEmpty();
  }
}

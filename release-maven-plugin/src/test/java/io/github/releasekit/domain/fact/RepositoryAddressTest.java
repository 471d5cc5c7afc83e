package io.github.releasekit.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://git.acme.org/team/app.git, git.acme.org/team/app",
    "https://git.acme.org/team/app/, git.acme.org/team/app",
    "https://ada:secret@git.acme.org:8443/Team/App, git.acme.org/team/app",
    "http://GIT.acme.org//team/app.git, git.acme.org/team/app",
    "ssh://git@git.acme.org:7999/team/app.git, git.acme.org/team/app",
    "ssh://git@[2001:db8::1]:22/team/app.git, ",
    "git@git.acme.org:team/app.git, git.acme.org/team/app",
    "git.acme.org:team/sub/app, git.acme.org/team/sub/app",
    "git://git.acme.org/app.git, git.acme.org/app",
    "git+ssh://git@git.acme.org/team/app.git, git.acme.org/team/app",
    "ssh://git@ssh.forge.org:443/team/app.git, forge.org/team/app",
    "git@altssh.forge.org:team/app.git, forge.org/team/app",
    "git@ssh.dev.azure.com:v3/acme/shop/app, dev.azure.com/acme/shop/app",
    "https://acme@dev.azure.com/acme/shop/_git/app, dev.azure.com/acme/shop/app",
    "https://bitbucket.acme.org/scm/shop/app.git, bitbucket.acme.org/shop/app",
    "https://review.acme.org/a/shop/app, review.acme.org/shop/app",
    "work:team/app.git, work/team/app"
  })
  void namesHostAndPathHoweverItIsReached(String url, String address) {
    assertThat(RepositoryAddress.of(url).map(RepositoryAddress::toString).orElse(null))
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/srv/git/app.git",
        "../app.git",
        "file:///srv/git/app.git",
        "C:/git/app.git",
        "C:\\git\\app.git",
        "https://git.acme.org",
        "https://git.acme.org/",
        "app"
      })
  void isNoneOfAPathOnThisMachineOrOfLess(String url) {
    assertThat(RepositoryAddress.of(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "scm:git:https://git.acme.org/team/app.git, git.acme.org/team/app",
    "scm:git|ssh://git@git.acme.org/team/app.git, git.acme.org/team/app",
    "' scm:git:git@git.acme.org:team/app.git ', git.acme.org/team/app",
    "scm:git:[fetch=]https://mirror.org/app.git[push=]ssh://git.acme.org/app.git, git.acme.org/app",
    "scm:git:[push=]ssh://git.acme.org/app.git[fetch=]https://mirror.org/app.git, git.acme.org/app",
    "scm:git:[fetch=]https://mirror.org/app.git, mirror.org/app",
    "scm:git:file:///srv/git/app.git, ",
    "scm:svn:https://svn.acme.org/app, ",
    "https://git.acme.org/team/app.git, "
  })
  void isThatOfAConnectionThatIsPushedTo(String connection, String address) {
    assertThat(
            RepositoryAddress.ofConnection(connection)
                .map(RepositoryAddress::toString)
                .orElse(null))
        .isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.acme.org/team/app.git, git@git.acme.org:team/app.git, true",
    "https://git.acme.org/team/app.git, git@work:team/app.git, true",
    "https://git.acme.org/team/app.git, git@work:ada/app.git, false",
    "https://git.acme.org/team/app.git, https://git.acme.org/ada/app.git, false",
    "https://git.acme.org/team/app.git, https://git.example.org/team/app.git, false",
    "https://git.acme.org/team/app.git, https://git.acme.org/team/app-site.git, false"
  })
  void agreesWithTheSameRepositoryOnly(String one, String other, boolean same) {
    RepositoryAddress address = RepositoryAddress.of(one).orElseThrow();

    assertThat(address.agreesWith(RepositoryAddress.of(other).orElseThrow())).isEqualTo(same);
  }
}

package io.github.releasekit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {

  @ParameterizedTest
  @CsvSource({
    "proxy.example.org, , , http://proxy.example.org:3128",
    "build_proxy, ada, '', http://ada@build_proxy:3128",
    "::1, ada, s3cret, http://ada:s3cret@[::1]:3128",
    "10.0.0.1, a@b, 'p:/? ä', http://a%40b:p%3A%2F%3F%20%C3%A4@10.0.0.1:3128",
  })
  void hasAUrlThatTellsUserAndPasswordApart(String host, String user, String password, String url) {
    Optional<Credentials> credentials =
        Optional.ofNullable(user).map(name -> new Credentials(name, password));
    HttpProxy proxy = new HttpProxy(host, 3128, credentials);

    assertThat(proxy.url().reveal()).isEqualTo(url);
    assertThat(proxy.toString()).doesNotContain("s3cret", "p:/? ä");
  }
}

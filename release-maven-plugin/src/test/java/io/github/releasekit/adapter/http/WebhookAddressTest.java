package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may be: the forms that URLs and addresses have, and the tricks with them. */
class WebhookAddressTest {

  private static final List<String> HOSTS =
      List.of("hooks.slack.com", "*.webhook.office.com", "xn--hks-0na.example.org");

  private static WebhookAddress of(String url, boolean privateAddresses, List<String> hosts) {
    return WebhookAddress.of("HOOK", new Secret(url), hosts, privateAddresses);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/a",
        "HTTPS://HOOKS.SLACK.COM/services/a",
        "  https://hooks.slack.com/services/a\n",
        "https://hooks.slack.com:443/a?b=c",
        "https://acme.webhook.office.com/a",
        "https://a.b.webhook.office.com/a",
        "https://xn--hks-0na.example.org/a"
      })
  void areThoseOfTheList(String url) {
    assertThatCode(() -> of(url, false, HOSTS)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.slack.com/a",
        "ftp://hooks.slack.com/a",
        "file:///hooks.slack.com/a",
        "hooks.slack.com/a",
        "//hooks.slack.com/a",
        "https:hooks.slack.com/a",
        "https:///hooks.slack.com/a",
        "https://hooks.slack.com./a",
        "https://hooks.slack.com../a",
        "https://.hooks.slack.com/a",
        "https://hooks..slack.com/a",
        "https://hooks.slack.com.evil.example/a",
        "https://evil-hooks.slack.com/a",
        "https://hooksxslack.com/a",
        "https://evil.example/hooks.slack.com",
        "https://evil.example?hooks.slack.com",
        "https://evil.example#hooks.slack.com",
        "https://hooks.slack.com@evil.example/a",
        "https://user@hooks.slack.com/a",
        "https://user:pass@hooks.slack.com/a",
        "https://hooks.slack.com:pass@evil.example/a",
        "https://evil.example\\@hooks.slack.com/a",
        "https://hooks.slack.com\\.evil.example/a",
        "https://hooks.slack.com%2eevil.example/a",
        "https://hooks.slack.com%00.evil.example/a",
        "https://hooks.slack.com /a",
        "https://hooks.slack.com\u0000.evil.example/a",
        "https://hooks.sl\u0430ck.com/a",
        "https://hooks\u3002slack\u3002com/a",
        "https://\uFF48ooks.slack.com/a",
        "https://hooks.slack.com#a",
        "https://xn--a.webhook.office.com/a",
        "https://acme.xn--webhook-x.office.com/a",
        "https://webhook.office.com/a",
        "https://webhook.office.com.evil.example/a",
        "https://2130706433/a",
        "https://0x7f000001/a",
        "https://0x7f.1/a",
        "https://127.1/a",
        "https://0177.0.0.1/a",
        "https://127.0.0.1/a",
        "https://[::1]/a",
        "https://[::ffff:127.0.0.1]/a",
        "https://[fe80::1%25eth0]/a",
        "https://localhost/a",
        "https:///a",
        "https://",
        ""
      })
  void areNoOthers(String url) {
    assertThatThrownBy(() -> of(url, false, HOSTS))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("HOOK");
    assertThatThrownBy(() -> of(url, true, HOSTS)).isInstanceOf(ReleaseException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/a, true, true",
    "http://127.0.0.1:8080/a, false, false",
    "http://localhost/a, true, true",
    "http://[::1]/a, true, true",
    "http://10.0.0.1/a, true, false",
    "http://intern.example/a, true, false",
    "https://10.0.0.1/a, true, true",
    "http://0177.0.0.1/a, true, false",
    "http://127.0.0.01/a, true, false"
  })
  void areHttpOnThisMachineOnly(String url, boolean privateAddresses, boolean allowed) {
    if (allowed) {
      assertThat(of(url, privateAddresses, List.of("*")).isKnown(HostResolver.SYSTEM)).isTrue();
    } else {
      assertThatThrownBy(() -> of(url, privateAddresses, List.of("*")))
          .isInstanceOf(ReleaseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "feff::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "ff0e::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "::10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:a9fe:a9fe::1",
        "2002:c0a8:1::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "100::1",
        "3fff::1",
        "5f00::1",
        "2600::5efe:10.0.0.1",
        "2600::200:5efe:192.168.0.1"
      })
  void areNotAtPrivateAddresses(String address) throws UnknownHostException {
    InetAddress one = InetAddress.getByName(address);
    InetAddress open = InetAddress.getByName("8.8.8.8");
    WebhookAddress hook = of("https://hooks.slack.com/s3cr3t", false, HOSTS);

    assertThat(PublicAddresses.isPublic(one)).isFalse();
    for (List<InetAddress> found : List.of(List.of(one), List.of(open, one), List.of(one, open))) {
      assertThatThrownBy(() -> hook.isKnown(host -> found))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("hooks.slack.com")
          .hasMessageNotContaining("s3cr3t");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "2a00:1450::1",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "::ffff:8.8.8.8",
        "2600::5efe:8.8.8.8"
      })
  void areAtAddressesThatEverybodyHas(String address) throws UnknownHostException {
    List<InetAddress> found = List.of(InetAddress.getByName(address));

    assertThat(of("https://hooks.slack.com/a", false, HOSTS).isKnown(host -> found)).isTrue();
  }

  @Test
  void areNotMappedAddresses() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 10;

    assertThat(PublicAddresses.isPublic(Inet6Address.getByAddress("", mapped, 0))).isFalse();
  }

  @Test
  void areKnown() {
    WebhookAddress hook = of("https://hooks.slack.com/a", false, HOSTS);

    assertThat(hook.isKnown(host -> List.of())).isFalse();
    assertThat(
            hook.isKnown(
                host -> {
                  throw new UnknownHostException(host);
                }))
        .isFalse();
  }

  @Test
  void keepTheirSecret() {
    WebhookAddress hook =
        of("https://hooks.slack.com/services/T0SECRET1/s3cr3t%2Dtoken?sig=abc%2F123", false, HOSTS);

    assertThat(hook).hasToString("webhook at hooks.slack.com");
    assertThat(
            hook.masked(
                "no https://hooks.slack.com/services/T0SECRET1/s3cr3t%2Dtoken?sig=abc%2F123, no"
                    + " T0SECRET1, no s3cr3t-token, no s3cr3t%2Dtoken, no abc/123 at"
                    + " hooks.slack.com"))
        .isEqualTo("no ***, no ***, no ***, no ***, no *** at hooks.slack.com");
  }
}

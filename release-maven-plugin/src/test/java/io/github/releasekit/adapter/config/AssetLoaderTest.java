package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.fact.SigstorePolicy;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.key.TestKeys;
import io.github.releasekit.domain.material.SbomFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of {@code release-kit.yml} says how a release is proven and where it is published. */
class AssetLoaderTest {

  @Test
  void readsEveryAsset() {
    String key = TestKeys.publicPem("ed25519").strip();

    Policy policy =
        load(
            """
            assets:
              sourceArchive: true
              sbom: [spdx, cyclonedx, spdx]
              files: ["models/*", a.txt]
              manifest: true
              checksums: true
              provenance:
                publicKeys:
                  - |
                    %s
            """
                .formatted(key.replace("\n", "\n          ")));

    assertThat(policy.assets())
        .isEqualTo(
            new AssetPolicy(
                true,
                List.of(SbomFormat.SPDX, SbomFormat.CYCLONEDX),
                List.of("models/*", "a.txt"),
                true,
                true,
                List.of(TestKeys.publicKey("ed25519"))));
    assertThat(policy.assets().isAny()).isTrue();
  }

  @Test
  void hasNoAssetsSignaturesOrCentralByItself() {
    Policy policy = load("branches: [main]\n");

    assertThat(policy.assets()).isEqualTo(AssetPolicy.NONE);
    assertThat(policy.assets().isAny()).isFalse();
    assertThat(policy.signatureForms()).isEmpty();
    assertThat(policy.central()).isEmpty();
  }

  @Test
  void readsWhoSignsWithSigstore() {
    Policy policy =
        load(
            "sigstore: {issuer: 'https://i.org', identity: '*@acme.org', trustedRoot: a/b.json}\n");

    assertThat(policy.sigstore())
        .contains(
            new SigstorePolicy(
                "https://i.org", "*@acme.org", Optional.of("a/b.json"), Optional.empty()));
    assertThat(policy.signatureForms()).containsExactly(SignatureForm.SIGSTORE);
  }

  @Test
  void publishesToCentralAndJudgesWhatThatAsksFor() {
    Policy policy = load("central: {}\n");

    assertThat(policy.central())
        .contains(
            new Central(
                "https://central.sonatype.com",
                "https://repo.maven.apache.org/maven2",
                "central",
                true));
    assertThat(policy.profiles().base().gates())
        .extracting(ResultGate::id)
        .containsExactly("tests", "central");
    assertThat(load("central: {publish: manual, server: s, portal: 'https://p.org//'}\n").central())
        .contains(new Central("https://p.org", "https://repo.maven.apache.org/maven2", "s", false));
  }

  @Test
  void judgesTheGateOfCentralOnce() {
    assertThat(load("central: {}\ngates: {central: {}}\n").profiles().base().gates())
        .extracting(ResultGate::id)
        .containsExactly("tests", "central");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assets: {sbom: [swid]}|'swid' in 'sbom' is none of [cyclonedx, spdx]",
        "assets: {sources: true}|sources",
        "assets: {manifest: perhaps}|perhaps",
        "assets: {provenance: {}}|'provenance' names its 'publicKeys', and there are none",
        "assets: {provenance: {publicKeys: [x]}}|this is no public key of Ed25519",
        "signatureKeys: [ABCD]|'ABCD' in 'signatureKeys' is no fingerprint",
        "sigstore: {issuer: 'https://i.org'}|identity",
        "sigstore: {issuer: i, identity: j, trustedRoot: ../x}|is not a path inside the repository",
        "central: {publish: later}|later",
        "central: {portal: 'https://u:p@p.org'}|is no URL without credentials",
        "central: {portal: 'ftp://p.org'}|is no URL without credentials"
      })
  void refusesWhatMakesNoSense(String yaml, String problem) {
    assertThatThrownBy(() -> load(yaml + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:1")
        .hasMessageContaining(problem);
  }

  private static Policy load(String yaml) {
    return PolicyLoader.load(
        Optional.of(yaml.getBytes(StandardCharsets.UTF_8)),
        coordinates -> {
          throw new AssertionError(coordinates);
        });
  }
}

package io.github.releasekit.extension.sigstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.rekor.client.ImmutableInclusionProof;
import dev.sigstore.rekor.client.ImmutableRekorEntry;
import dev.sigstore.rekor.client.ImmutableVerification;
import dev.sigstore.rekor.client.RekorEntry;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks entries of which nothing is signed. */
class LogInclusionTest {

  private static final String ROOT = "AAAA";
  private static final String SIGNATURE = "\u2014 log.example.org AAAAAAA=";

  private static RekorEntry entry(long index, long size, int hashes, String checkpoint) {
    return ImmutableRekorEntry.builder()
        .body("")
        .integratedTime(0)
        .logID("00")
        .logIndex(index)
        .verification(
            ImmutableVerification.builder()
                .inclusionProof(
                    ImmutableInclusionProof.builder()
                        .logIndex(index)
                        .treeSize(size)
                        .rootHash("00")
                        .addAllHashes(Collections.nCopies(hashes, "00"))
                        .checkpoint(checkpoint)
                        .build())
                .build())
        .build();
  }

  private static String checkpoint(long size, String signature) {
    return "log.example.org\n" + size + "\n" + ROOT + "\n\n" + signature + "\n";
  }

  @ParameterizedTest
  @CsvSource({"0,1,0", "0,2,1", "1,2,1", "2,3,1", "4,5,1", "5,7,3", "6,7,2", "7,8,3", "0,1025,11"})
  void takesAPathAsLongAsTheTreeIsHigh(long index, long size, int hashes) {
    RekorEntry entry = entry(index, size, hashes, checkpoint(size, SIGNATURE));
    assertThatCode(() -> LogInclusion.check(entry)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "0,1,1",
    "1,1,0",
    "-1,7,3",
    "7,7,3",
    "5,7,2",
    "5,7,4",
    "6,7,3",
    "4,5,3",
    "0,-1,0",
    "9223372036854775807,9223372036854775807,1"
  })
  void refusesAPathOfAnotherPlaceOrTree(long index, long size, int hashes) {
    RekorEntry entry = entry(index, size, hashes, checkpoint(size, SIGNATURE));
    assertThatThrownBy(() -> LogInclusion.check(entry))
        .isInstanceOf(BadBundleException.class)
        .hasMessageStartingWith("the bundle has no proof for the entry " + index);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2014 log.example.org AAAAAAB=",
        "approved \u2014 log.example.org AAAAAAA=",
        "\u2014 log.example.org AAAAAAA= approved",
        SIGNATURE + "\n\u2014 witness.example.org AAAAAAB="
      })
  void refusesASignatureThatIsWrittenInAnotherWay(String signature) {
    RekorEntry entry = entry(0, 1, 0, checkpoint(1, signature));
    assertThatThrownBy(() -> LogInclusion.check(entry))
        .isInstanceOf(BadBundleException.class)
        .hasMessage("the bundle has an unreadable signature of a checkpoint");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, -1})
  void refusesACheckpointOfAnotherTree(long size) {
    RekorEntry entry = entry(0, 1, 0, checkpoint(size, SIGNATURE));
    assertThatThrownBy(() -> LogInclusion.check(entry))
        .isInstanceOf(BadBundleException.class)
        .hasMessage(
            "the bundle has a checkpoint of a log of "
                + size
                + " entries and a proof for one of 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "log.example.org", "log.example.org\n1\nAAAA\n\n"})
  void refusesWhatIsNoCheckpoint(String checkpoint) {
    RekorEntry entry = entry(0, 1, 0, checkpoint);
    assertThatThrownBy(() -> LogInclusion.check(entry))
        .isInstanceOf(BadBundleException.class)
        .hasMessageStartingWith("the bundle has no readable checkpoint: ");
  }
}

package io.github.releasekit.domain.notes.document;

import java.util.Map;

/** What steps of a release do, for people. */
final class StepWords {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("write-objects", "writes commits and tag, which nobody sees yet"),
          Map.entry("check-out", "checks the release commit out beside the working tree"),
          Map.entry("build", "builds it once, and stages what is to be uploaded"),
          Map.entry("assets", "makes archives, bills of materials and other files"),
          Map.entry("judge-results", "judges the results of the build by the gates"),
          Map.entry("merge-forward", "writes merges of the release into other branches"),
          Map.entry("freeze-manifest", "writes the manifest"),
          Map.entry("push", "pushes branch, tag and ledger together"),
          Map.entry("request", "asks people to merge what they have to"),
          Map.entry(
              "update-refs", "moves branch, tag and ledger of this clone, and pushes nothing"),
          Map.entry("fast-forward", "brings the branch of this clone up to the release"),
          Map.entry("compare", "compares the staged files with the manifest"),
          Map.entry("attest", "makes provenance and digests"),
          Map.entry("sign", "signs the files with OpenPGP"),
          Map.entry("sign-sigstore", "signs the files with Sigstore"),
          Map.entry("deploy", "uploads the files to their Maven repositories"),
          Map.entry("upload-bundle", "uploads a bundle to Maven Central, which checks it"),
          Map.entry("publish-bundle", "publishes the bundle on Maven Central"),
          Map.entry("fetch-back", "downloads the files again and compares them"),
          Map.entry("record", "enters in the ledger what came of it"));

  private StepWords() {}

  /** {@code build: builds it once…}; the id alone of a step that is not known. */
  static String of(String id) {
    String words = WORDS.get(id);
    return Wording.strong(id) + (words == null ? "" : ": " + words);
  }
}

package io.github.releasekit.extension.sigstore;

/** What is wrong with a bundle, as a sentence about it. */
final class BadBundleException extends Exception {

  BadBundleException(String sentence) {
    super(sentence);
  }

  /** The sentence, in one line. */
  String sentence() {
    return Words.line(String.valueOf(getMessage()));
  }
}

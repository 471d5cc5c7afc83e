package io.github.releasekit.domain;

/** A passphrase, password or token, which prints as {@code ***}. */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** What it is: for the program or server that asks for it, and nothing else. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}

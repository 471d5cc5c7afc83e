package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.SecretText;

/**
 * A value that configures a tool.
 *
 * @param key names from the outside in, with dots: {@code gitFlowConfig.productionBranch}
 * @param value as it is written, expressions included
 * @param where the file, POM or profile it stands in
 */
public record Setting(String key, String value, String where) {

  /** Whether it may be something that nobody else is to know. */
  public boolean isSecret() {
    return SecretText.isNamed(key);
  }

  /** {@code key=value}, without what may be secret. */
  public String shown() {
    return key + "=" + (isSecret() ? "***" : SecretText.masked(value));
  }

  /** The last name of the key. */
  public String name() {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}

package io.github.releasekit.domain.adoption;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value that configures a tool.
 *
 * @param key names from the outside in, with dots: {@code gitFlowConfig.productionBranch}
 * @param value as it is written, expressions included
 * @param where the file, POM or profile it stands in
 */
public record Setting(String key, String value, String where) {

  private static final Pattern SECRET =
      Pattern.compile(
          "(.*[.-])?(.*token|.*password|.*passphrase|.*secret|webhook|.*secretkey|.*privatekey"
              + "|.*accesskey|authorization|username)");

  /** Whether it may be something that nobody else is to know. */
  public boolean isSecret() {
    return SECRET.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }

  /** {@code key=value}, without a value that may be secret. */
  public String shown() {
    return key + "=" + (isSecret() ? "***" : value);
  }

  /** The last name of the key. */
  public String name() {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}

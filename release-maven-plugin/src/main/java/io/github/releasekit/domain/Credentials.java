package io.github.releasekit.domain;

/**
 * A user name and a password or token. Its text form shows neither.
 *
 * @param password never logged, never an argument of a process
 */
public record Credentials(String username, String password) {

  /**
   * @throws ReleaseException when a control character would break the forms they are sent in
   */
  public Credentials {
    if ((username + password).chars().anyMatch(Character::isISOControl)) {
      throw new ReleaseException(
          "a user name or password contains a control character, such as a line break",
          "correct the <server> or <proxy> in settings.xml, or the variable it comes from");
    }
  }

  @Override
  public String toString() {
    return "credentials";
  }
}

package io.github.releasekit.adapter.forge;

import java.util.Optional;

/** What the user of a forge may do in a repository. */
public interface Access {

  /**
   * Whether releases may be made there; empty where the forge does not say that of such a token.
   *
   * @throws io.github.releasekit.domain.ReleaseException when the forge does not take the token, or
   *     shows no such repository
   */
  Optional<Boolean> mayWrite();
}

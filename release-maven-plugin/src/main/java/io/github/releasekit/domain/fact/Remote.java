package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.version.TagFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The remote that a release is pushed to, as it answered.
 *
 * @param name {@code origin}
 * @param url where it is pushed to, {@code insteadOf} applied, without user and password
 * @param refs full ref names to object ids; annotated tags by their tag object
 * @param ahead commits of HEAD that its branch there lacks, -1 when it has others that HEAD lacks
 */
public record Remote(String name, String url, Map<String, String> refs, int ahead) {

  public static final int DIVERGED = -1;

  /** What gives a clone one. */
  public static final String ADD_ONE =
      "git remote add origin URL, or where there are several git push --set-upstream REMOTE BRANCH";

  private static final String TAGS = "refs/tags/";

  public Remote {
    refs = Map.copyOf(refs);
  }

  public Optional<String> find(String ref) {
    return Optional.ofNullable(refs.get(ref));
  }

  /** Its tags that carry a version, in alphabetical order. */
  public List<String> releaseTags(TagFormat format) {
    return refs.keySet().stream()
        .filter(ref -> ref.startsWith(TAGS))
        .map(ref -> ref.substring(TAGS.length()))
        .filter(tag -> format.parse(tag).isPresent())
        .sorted()
        .toList();
  }
}

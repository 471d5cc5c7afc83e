package io.github.releasekit.adapter.forge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The releases of a repository on a forge (P2). Every method can be called again after an answer
 * was lost: it finds out what is there first.
 */
public interface Releases {

  /**
   * A release that is to be made.
   *
   * @param tag which the forge has already
   * @param notes in Markdown
   */
  record Draft(String tag, String name, String notes, boolean preRelease) {}

  /**
   * A release that is there.
   *
   * @param id the forge's own
   * @param notes in Markdown, as the forge has them now
   * @param draft whether only those see it who may write to the repository
   * @param url where people find it
   */
  record Release(
      String id,
      String tag,
      String notes,
      boolean draft,
      boolean preRelease,
      String url,
      List<Asset> assets) {
    public Release {
      assets = List.copyOf(assets);
    }

    /** The asset of a name. */
    public Optional<Asset> asset(String name) {
      return assets.stream().filter(asset -> asset.name().equals(name)).findFirst();
    }
  }

  /**
   * A file that is attached to a release.
   *
   * @param id the forge's own
   * @param size in bytes
   * @param sha256 in lower-case hexadecimal; empty where the forge does not say, and what it has
   *     cannot be read back
   * @param complete whether all of it has arrived
   */
  record Asset(String id, String name, long size, Optional<String> sha256, boolean complete) {}

  /**
   * The release of a tag, be it a draft or public.
   *
   * @throws io.github.releasekit.domain.ReleaseException when the forge does not say
   */
  Optional<Release> find(String tag);

  /**
   * How often the files of each public release were downloaded, together, by tag; empty where the
   * forge does not count that.
   *
   * @throws io.github.releasekit.domain.ReleaseException when the forge does not say
   */
  Optional<Map<String, Long>> downloads();

  /**
   * Makes a draft, or gives the release of that tag that is there already, as it is.
   *
   * @throws io.github.releasekit.domain.ReleaseException when the forge refuses, for example since
   *     it has no such tag
   */
  Release draft(Draft draft);

  /**
   * Attaches a file to a draft. The same file under the same name stays as it is; what is only the
   * beginning of it, or what the forge says has not all arrived, is replaced.
   *
   * @param sha256 of the file, in lower-case hexadecimal
   * @throws io.github.releasekit.domain.ReleaseException when another file has the name, which
   *     stays, or what has arrived is not the file, which does not stay
   */
  Asset attach(Release release, String name, Path file, String sha256);

  /**
   * Makes a draft public, with the notes it has; a release that is public stays as it is.
   *
   * @param newest whether the forge is to show it as the latest release
   */
  Release publish(Release release, boolean newest);

  /**
   * Shows a public release as a pre-release with other notes, and no more as the latest one, where
   * the forge makes that difference.
   */
  Release demote(Release release, String notes);

  /**
   * Removes a draft with its files; one that is gone already is no failure.
   *
   * @throws io.github.releasekit.domain.ReleaseException when it is public by now
   */
  void remove(Release release);
}

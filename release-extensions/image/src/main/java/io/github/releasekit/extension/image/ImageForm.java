package io.github.releasekit.extension.image;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages.Image;
import io.github.releasekit.extension.ContainerImages.Layer;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What an image has to be like before anything is built or sent. */
final class ImageForm {

  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9_]+");
  private static final Pattern PATH = Pattern.compile("(/[^/\\p{Cntrl}]+)+");
  private static final Pattern VARIABLE = Pattern.compile("[^=\\p{Cntrl}]+");
  private static final int HIGHEST_PORT = 65535;

  private ImageForm() {}

  /**
   * @throws ReleaseException when it is not so
   */
  static void require(Image image) {
    if (image.platforms().isEmpty()) {
      throw new ReleaseException("the image has no platform", "name one, such as linux/amd64");
    }
    require(
        image.platforms(),
        platform -> PLATFORM.matcher(platform).matches(),
        "is no platform of an image",
        "write it as os/architecture, such as linux/arm64");
    if (new HashSet<>(image.platforms()).size() < image.platforms().size()) {
      throw new ReleaseException(
          "the image names a platform twice: " + String.join(", ", image.platforms()),
          "name each once");
    }
    require(
        image.ports(),
        port -> port > 0 && port <= HIGHEST_PORT,
        "is no port of an image",
        "use a number from 1 to " + HIGHEST_PORT);
    require(
        image.environment().keySet(),
        name -> VARIABLE.matcher(name).matches(),
        "is no variable of an image",
        "use a name without '='");
    image.layers().forEach(ImageForm::require);
  }

  private static void require(Layer layer) {
    require(
        layer.files().keySet(),
        path -> PATH.matcher(path).matches() && !path.matches(".*/\\.{1,2}(/.*)?"),
        "is no path in an image",
        "begin it with '/', and leave out '.', '..' and what is empty between two of them");
    Set<String> paths = layer.files().keySet();
    require(
        paths,
        path -> paths.stream().noneMatch(other -> other.startsWith(path + "/")),
        "is to be a file of the image, and the directory of another",
        "give it another path");
    require(
        layer.files().values(),
        Files::isRegularFile,
        "is to be in the image, and is no file",
        "build it, or leave it out");
  }

  private static <T> void require(
      Collection<T> values, Predicate<T> good, String problem, String remedy) {
    values.stream()
        .filter(good.negate())
        .map(String::valueOf)
        .sorted()
        .findFirst()
        .ifPresent(
            value -> {
              throw new ReleaseException("'" + PlainText.shortLine(value) + "' " + problem, remedy);
            });
  }
}

package io.github.releasekit.its;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spdx.tools.SpdxToolsHelper;
import org.spdx.tools.SpdxToolsHelper.SerFileType;
import org.spdx.tools.SpdxVerificationException;
import org.spdx.tools.Verify;

/** Bills of materials, looked at by the validators of those who define them. */
public final class Bills {

  private Bills() {}

  /** What SPDX's verifier finds wrong with a document. */
  public static List<String> spdxFindings(Path bill) {
    try {
      SpdxToolsHelper.initialize();
      return Verify.verify(bill.toString(), SerFileType.JSON);
    } catch (SpdxVerificationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What CycloneDX's parser finds wrong with a document.
   *
   * @param validator directory with the validator of schemas that the parser is built with
   */
  public static List<?> cycloneDxFindings(Path bill, Path validator) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = with(validator)) {
      // There the validator looks for schemas.
      thread.setContextClassLoader(loader);
      Class<?> version = loader.loadClass("org.cyclonedx.Version");
      Class<?> parser = loader.loadClass("org.cyclonedx.parsers.JsonParser");
      return (List<?>)
          parser
              .getMethod("validate", byte[].class, version)
              .invoke(
                  parser.getConstructor().newInstance(),
                  Files.readAllBytes(bill),
                  version.getField("VERSION_16").get(null));
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URLClassLoader with(Path directory) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (var first = Files.list(directory)) {
      for (Path library : first.toList()) {
        urls.add(library.toUri().toURL());
      }
    }
    for (URL url : ((URLClassLoader) Bills.class.getClassLoader()).getURLs()) {
      urls.add(url);
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}

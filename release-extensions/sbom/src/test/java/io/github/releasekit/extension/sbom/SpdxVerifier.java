package io.github.releasekit.extension.sbom;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SPDX's own verifier, among the libraries that it is built with. */
final class SpdxVerifier {

  private static final Path ITS_LIBRARIES = Path.of("target", "spdx-tools");
  private static final ClassLoader LOADER = loader();

  private SpdxVerifier() {}

  /** What is wrong with a document: with its schema, and with what it says. */
  static List<?> findings(Path document) throws ReflectiveOperationException {
    Class<?> tools = LOADER.loadClass("org.spdx.tools.SpdxToolsHelper");
    tools.getMethod("initialize").invoke(null);
    Class<?> type = LOADER.loadClass("org.spdx.tools.SpdxToolsHelper$SerFileType");
    Method verify =
        LOADER.loadClass("org.spdx.tools.Verify").getMethod("verify", String.class, type);
    Object json = type.getMethod("valueOf", String.class).invoke(null, "JSON");
    return (List<?>) verify.invoke(null, document.toString(), json);
  }

  private static ClassLoader loader() {
    try (var own = Files.list(ITS_LIBRARIES)) {
      List<URL> urls = new ArrayList<>();
      for (Path library : own.toList()) {
        urls.add(library.toUri().toURL());
      }
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}

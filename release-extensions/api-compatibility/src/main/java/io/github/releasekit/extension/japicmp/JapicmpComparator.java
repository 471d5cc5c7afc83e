package io.github.releasekit.extension.japicmp;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.ApiChange;
import io.github.releasekit.extension.ApiComparator;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.ClassPathMode;
import japicmp.exception.JApiCmpException;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Compares by what japicmp finds in the class files, and by what it leaves out: sealed types, what
 * types inherit of others that are no API, arguments of generic types, defaults of annotations.
 */
public final class JapicmpComparator implements ApiComparator {

  /** Classes in there stand for others on newer versions of Java. */
  private static final String VERSIONS = "META-INF/versions/";

  private static final String MODULE = "module-info.class";

  @Override
  public List<ApiChange> compare(Version earlier, Version current, Set<String> excluded) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PRIVATE);
    options.setClassPathMode(ClassPathMode.TWO_SEPARATE_CLASSPATHS);
    options.getOldClassPath().addAll(classpath(earlier));
    options.getNewClassPath().addAll(classpath(current));
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    try {
      Map<String, JApiClass> all = new LinkedHashMap<>();
      new JarArchiveComparator(options)
          .compare(archive(earlier), archive(current))
          .forEach(type -> all.put(type.getFullyQualifiedName(), type));
      Surface surface = new Surface(excluded);
      return all.values().stream()
          .flatMap(type -> new ClassChanges(type, all, surface).changes())
          .distinct()
          .sorted(Comparator.comparing(ApiChange::element).thenComparing(ApiChange::what))
          .toList();
    } catch (JApiCmpException | IOException e) {
      throw new ReleaseException(
          "the API of "
              + current.jar().getFileName()
              + " cannot be compared with "
              + earlier.jar().getFileName()
              + ": "
              + e.getMessage(),
          "see that both are JARs with class files that a current Java can read",
          e);
    }
  }

  private static List<String> classpath(Version version) {
    return version.classpath().stream().map(Path::toString).toList();
  }

  /** The classes that every version of Java sees. */
  private static JApiCmpArchive archive(Version version) throws IOException {
    ByteArrayOutputStream classes = new ByteArrayOutputStream();
    try (ZipFile jar = new ZipFile(version.jar().toFile());
        ZipOutputStream zip = new ZipOutputStream(classes)) {
      for (ZipEntry entry : jar.stream().filter(JapicmpComparator::isCompared).toList()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream content = jar.getInputStream(entry)) {
          content.transferTo(zip);
        }
      }
    }
    String name = version.jar().getFileName().toString();
    return new JApiCmpArchive(classes.toByteArray(), name, name);
  }

  private static boolean isCompared(ZipEntry entry) {
    return entry.getName().endsWith(".class")
        && !entry.getName().startsWith(VERSIONS)
        && !entry.getName().equals(MODULE);
  }
}

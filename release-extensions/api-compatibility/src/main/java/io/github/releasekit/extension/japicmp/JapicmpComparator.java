package io.github.releasekit.extension.japicmp;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.ApiChange;
import io.github.releasekit.extension.ApiComparator;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.ClassPathMode;
import japicmp.exception.JApiCmpException;
import japicmp.filter.AnnotationBehaviorFilter;
import japicmp.filter.AnnotationClassFilter;
import japicmp.filter.AnnotationFieldFilter;
import japicmp.filter.Filter;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Compares by what japicmp finds in the class files. */
public final class JapicmpComparator implements ApiComparator {

  @Override
  public List<ApiChange> compare(Version earlier, Version current, Set<String> excluded) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.setClassPathMode(ClassPathMode.TWO_SEPARATE_CLASSPATHS);
    options.getOldClassPath().addAll(classpath(earlier));
    options.getNewClassPath().addAll(classpath(current));
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    excluded.forEach(annotation -> exclude(annotation, options.getFilters().getExcludes()));
    try {
      return new JarArchiveComparator(options)
          .compare(archive(earlier), archive(current)).stream()
              .filter(found -> !isInMultiReleaseDirectory(found))
              .flatMap(ClassChanges::of)
              .distinct()
              .sorted(Comparator.comparing(ApiChange::element).thenComparing(ApiChange::what))
              .toList();
    } catch (JApiCmpException e) {
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

  private static JApiCmpArchive archive(Version version) {
    return new JApiCmpArchive(version.jar().toFile(), version.jar().getFileName().toString());
  }

  private static void exclude(String annotation, List<Filter> filters) {
    String filter = "@" + annotation;
    filters.add(new AnnotationClassFilter(filter));
    filters.add(new AnnotationBehaviorFilter(filter));
    filters.add(new AnnotationFieldFilter(filter));
  }

  private static boolean isInMultiReleaseDirectory(JApiClass found) {
    return found.getFullyQualifiedName().startsWith("META-INF");
  }
}

package io.github.releasekit.extension.japicmp;

import io.github.releasekit.domain.gate.result.ApiChange;
import io.github.releasekit.domain.gate.result.ApiChange.Kind;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javassist.CtClass;
import javassist.Modifier;
import javassist.bytecode.SignatureAttribute;

/** What has become of a type that is API, or was. */
final class ClassChanges {

  /** Of the class as a whole, and told in no other way. */
  private static final Set<JApiCompatibilityChangeType> TOLD =
      EnumSet.of(
          JApiCompatibilityChangeType.CLASS_NOW_ABSTRACT,
          JApiCompatibilityChangeType.CLASS_TYPE_CHANGED,
          JApiCompatibilityChangeType.CLASS_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.CLASS_NOW_CHECKED_EXCEPTION,
          JApiCompatibilityChangeType.ANNOTATION_DEPRECATED_ADDED);

  private final JApiClass type;
  private final Map<String, JApiClass> all;
  private final Surface surface;

  /**
   * @param all types of both versions, by their names
   */
  ClassChanges(JApiClass type, Map<String, JApiClass> all, Surface surface) {
    this.type = type;
    this.all = all;
    this.surface = surface;
  }

  /** Those that others notice. */
  Stream<ApiChange> changes() {
    Optional<CtClass> earlier = type.getOldClass().filter(surface::isApi);
    Optional<CtClass> current = type.getNewClass().filter(surface::isApi);
    if (earlier.isEmpty()) {
      return current.stream().map(added -> change("new", Kind.ADDED));
    }
    if (current.isEmpty()) {
      return Stream.of(
          change(
              type.getNewClass().isPresent() ? "no longer public" : "removed",
              Surface.isDeprecated(earlier.get()) ? Kind.REMOVED_DEPRECATED : Kind.REMOVED));
    }
    return Stream.of(
            own(earlier.get()),
            hierarchy(earlier.get(), current.get()),
            implementing(earlier.get(), current.get()),
            generics(earlier.get(), current.get()),
            new MemberChanges(name(), earlier.get(), current.get(), surface).of(owners()))
        .flatMap(changes -> changes);
  }

  /** As sources have it: a nested type after a dot. */
  private String name() {
    return type.getFullyQualifiedName().replace('$', '.');
  }

  private ApiChange change(String what, Kind kind) {
    return new ApiChange(name(), what, kind);
  }

  /** The type, and those whose members it inherits and that are no API themselves. */
  private List<JApiClass> owners() {
    List<JApiClass> owners = new ArrayList<>(List.of(type));
    Stream.of(type.getOldClass(), type.getNewClass())
        .flatMap(Optional::stream)
        .flatMap(version -> surface.hiddenSupertypes(version).stream())
        .map(CtClass::getName)
        .distinct()
        .flatMap(name -> Stream.ofNullable(all.get(name)))
        .forEach(owners::add);
    return owners;
  }

  private Stream<ApiChange> own(CtClass earlier) {
    Stream<ApiChange> extendable =
        Surface.isExtendable(earlier)
            ? type.getNewClass().stream()
                .filter(current -> !Surface.isExtendable(current))
                .map(current -> change("now not extendable", Kind.INCOMPATIBLE))
            : Stream.empty();
    return Stream.concat(
        extendable,
        type.getCompatibilityChanges().stream()
            .map(JApiCompatibilityChange::getType)
            .filter(TOLD::contains)
            .map(
                found ->
                    change(
                        Words.of(found),
                        found == JApiCompatibilityChangeType.ANNOTATION_DEPRECATED_ADDED
                            ? Kind.ADDED
                            : Kind.INCOMPATIBLE)));
  }

  /** Where something that is extended cannot be found, what is named itself is all that counts. */
  private Stream<ApiChange> hierarchy(CtClass earlier, CtClass current) {
    boolean whole = Surface.isWhole(earlier) && Surface.isWhole(current);
    List<String> before = supertypes(earlier, whole);
    List<String> after = supertypes(current, whole);
    return Stream.concat(
        before.stream()
            .filter(name -> !after.contains(name))
            .map(name -> change("no longer extends " + name, Kind.INCOMPATIBLE)),
        after.stream()
            .filter(name -> !before.contains(name))
            .map(name -> change("extends " + name, Kind.ADDED)));
  }

  /** Those that can be named. */
  private List<String> supertypes(CtClass of, boolean whole) {
    Stream<String> names =
        whole
            ? Surface.hierarchy(of).stream().skip(1).filter(surface::isApi).map(CtClass::getName)
            : Stream.concat(
                    Stream.ofNullable(of.getClassFile2().getSuperclass()),
                    Arrays.stream(of.getClassFile2().getInterfaces()))
                .filter(
                    name ->
                        Optional.ofNullable(of.getClassPool().getOrNull(name))
                            .map(surface::isApi)
                            .orElse(true));
    return names.map(name -> name.replace('$', '.')).distinct().sorted().toList();
  }

  /** What those who extend or implement it have to write now. */
  private Stream<ApiChange> implementing(CtClass earlier, CtClass current) {
    if (!Surface.isExtendable(earlier)
        || !Surface.isExtendable(current)
        || current.isAnnotation()
        || !Modifier.isAbstract(current.getModifiers())) {
      return Stream.empty();
    }
    Set<String> before = Surface.toImplement(earlier).keySet();
    return Surface.toImplement(current).entrySet().stream()
        .filter(method -> !before.contains(method.getKey()))
        .map(
            method ->
                new ApiChange(
                    name() + "." + Words.signature(method.getValue()),
                    "has to be implemented",
                    Kind.INCOMPATIBLE));
  }

  private Stream<ApiChange> generics(CtClass earlier, CtClass current) {
    Map<String, String> before = generic(earlier);
    Map<String, String> after = generic(current);
    boolean parameters =
        !before.getOrDefault("", "<>").equals("<>")
            && !before.get("").equals(after.getOrDefault("", "<>"));
    boolean arguments =
        before.keySet().stream()
            .filter(name -> !name.isEmpty() && after.containsKey(name))
            .anyMatch(name -> !before.get(name).equals(after.get(name)));
    return parameters
        ? Stream.of(change("type parameters changed", Kind.INCOMPATIBLE))
        : arguments
            ? Stream.of(change("type arguments of a supertype changed", Kind.INCOMPATIBLE))
            : Stream.empty();
  }

  private static Map<String, String> generic(CtClass of) {
    return GenericSignature.ofClass(of.getClassFile2().getAttribute(SignatureAttribute.tag));
  }
}

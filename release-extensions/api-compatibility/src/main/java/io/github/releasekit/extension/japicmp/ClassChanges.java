package io.github.releasekit.extension.japicmp;

import io.github.releasekit.domain.gate.result.ApiChange;
import io.github.releasekit.domain.gate.result.ApiChange.Kind;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiConstructor;
import japicmp.model.JApiField;
import japicmp.model.JApiHasAccessModifier;
import japicmp.model.JApiHasAnnotations;
import japicmp.model.JApiHasChangeStatus;
import japicmp.model.JApiImplementedInterface;
import japicmp.model.JApiMethod;
import japicmp.model.JApiParameter;
import japicmp.model.JApiSemanticVersionLevel;
import japicmp.util.ModifierHelper;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javassist.CtClass;
import javassist.CtMethod;
import javassist.NotFoundException;

/** What has become of a class and its members. */
final class ClassChanges {

  /** After which those who used it cannot, wherever they are. */
  private static final Set<JApiCompatibilityChangeType> REMOVALS =
      EnumSet.of(
          JApiCompatibilityChangeType.CLASS_REMOVED,
          JApiCompatibilityChangeType.CLASS_NO_LONGER_PUBLIC,
          JApiCompatibilityChangeType.CLASS_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.METHOD_REMOVED,
          JApiCompatibilityChangeType.METHOD_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.CONSTRUCTOR_REMOVED,
          JApiCompatibilityChangeType.CONSTRUCTOR_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.FIELD_REMOVED,
          JApiCompatibilityChangeType.FIELD_LESS_ACCESSIBLE);

  /** Of a class whose members are not worth a word. */
  private static final Set<String> GONE =
      Set.of(
          words(JApiCompatibilityChangeType.CLASS_REMOVED),
          words(JApiCompatibilityChangeType.CLASS_NO_LONGER_PUBLIC));

  /** What is told of the interface itself, or of the class as a whole. */
  private static final Set<JApiCompatibilityChangeType> TOLD_ELSEWHERE =
      EnumSet.of(
          JApiCompatibilityChangeType.INTERFACE_ADDED,
          JApiCompatibilityChangeType.METHOD_DEFAULT_ADDED_IN_IMPLEMENTED_INTERFACE);

  /** What a class that is not abstract has to have implemented. */
  private static final Set<JApiCompatibilityChangeType> TO_IMPLEMENT =
      EnumSet.of(
          JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE,
          JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_IN_SUPERCLASS);

  private final JApiClass type;

  private ClassChanges(JApiClass type) {
    this.type = type;
  }

  static Stream<ApiChange> of(JApiClass type) {
    return new ClassChanges(type).all();
  }

  private Stream<ApiChange> all() {
    String name = name();
    if (type.getChangeStatus() == JApiChangeStatus.NEW) {
      return Stream.of(new ApiChange(name, "new", Kind.ADDED));
    }
    List<ApiChange> own = changes(name, "", type, isDeprecated(type)).toList();
    Optional<ApiChange> gone =
        own.stream().filter(change -> GONE.contains(change.what())).findFirst();
    if (gone.isPresent()) {
      return gone.stream();
    }
    return Stream.of(
            own.stream(),
            changes(name, superclass(), type.getSuperclass(), false),
            type.getInterfaces().stream().flatMap(this::changes),
            type.getFields().stream().filter(ClassChanges::isApi).flatMap(this::changes),
            type.getConstructors().stream().filter(ClassChanges::isApi).flatMap(this::changes),
            type.getMethods().stream().filter(ClassChanges::isApi).flatMap(this::changes))
        .flatMap(changes -> changes);
  }

  private String superclass() {
    return type.getSuperclass().getOldSuperclassName().map(name -> " (" + name + ")").orElse("");
  }

  /** As sources have it: a nested type after a dot. */
  private String name() {
    return type.getFullyQualifiedName().replace('$', '.');
  }

  private Stream<ApiChange> changes(JApiImplementedInterface implemented) {
    String about = " (" + implemented.getFullyQualifiedName() + ")";
    return implemented.getChangeStatus() == JApiChangeStatus.NEW
        ? Stream.of(new ApiChange(name(), "interface added" + about, Kind.ADDED))
        : changes(name(), about, implemented, false);
  }

  private Stream<ApiChange> changes(JApiField field) {
    String element = name() + "." + field.getName();
    return field.getChangeStatus() == JApiChangeStatus.NEW && isCompatible(field)
        ? Stream.of(new ApiChange(element, "new", Kind.ADDED))
        : changes(element, "", field, isDeprecated(field));
  }

  private Stream<ApiChange> changes(JApiConstructor constructor) {
    String element = element(constructor);
    return constructor.getChangeStatus() == JApiChangeStatus.NEW && isCompatible(constructor)
        ? Stream.of(new ApiChange(element, "new", Kind.ADDED))
        : Stream.concat(
            changes(element, "", constructor, isDeprecated(constructor)),
            parameters(element, constructor));
  }

  private Stream<ApiChange> changes(JApiMethod method) {
    String element = element(method);
    return Stream.of(
            changes(element, "", method, isDeprecated(method))
                .filter(change -> change.kind() != Kind.ADDED || !overridesPublicMethod(method)),
            changes(element, "", method.getReturnType(), false),
            parameters(element, method))
        .flatMap(changes -> changes);
  }

  private Stream<ApiChange> parameters(String element, JApiBehavior behavior) {
    return behavior.getParameters().stream()
        .flatMap(parameter -> changes(element, "", parameter, false));
  }

  /** One that a supertype lets others use already adds nothing. */
  private boolean overridesPublicMethod(JApiMethod method) {
    if (method.getChangeStatus() != JApiChangeStatus.NEW) {
      return false;
    }
    CtMethod added = method.getNewMethod().orElseThrow();
    try {
      CtClass current = type.getNewClass().orElseThrow();
      return Stream.concat(
              Stream.ofNullable(current.getSuperclass()), Stream.of(current.getInterfaces()))
          .anyMatch(supertype -> hasPublicMethod(supertype, added));
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static boolean hasPublicMethod(CtClass supertype, CtMethod method) {
    try {
      return Modifier.isPublic(
          supertype.getMethod(method.getName(), method.getSignature()).getModifiers());
    } catch (NotFoundException e) {
      return false;
    }
  }

  private String element(JApiBehavior behavior) {
    return name()
        + (behavior instanceof JApiConstructor ? "" : "." + behavior.getName())
        + behavior.getParameters().stream()
            .map(JApiParameter::getType)
            .map(parameter -> parameter.replace('$', '.'))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean isApi(JApiHasAccessModifier member) {
    return ModifierHelper.matchesModifierLevel(member, AccessModifier.PROTECTED);
  }

  private static boolean isCompatible(JApiCompatibility found) {
    return found.getCompatibilityChanges().stream()
        .allMatch(change -> change.isBinaryCompatible() && change.isSourceCompatible());
  }

  /** In the earlier version, itself or with its class. */
  private boolean isDeprecated(JApiHasAnnotations member) {
    return Stream.of(member, type)
        .flatMap(element -> element.getAnnotations().stream())
        .filter(annotation -> statusOf(annotation) != JApiChangeStatus.NEW)
        .anyMatch(
            annotation -> annotation.getFullyQualifiedName().equals(Deprecated.class.getName()));
  }

  private static JApiChangeStatus statusOf(JApiHasChangeStatus element) {
    return element.getChangeStatus();
  }

  private Stream<ApiChange> changes(
      String element, String about, JApiCompatibility found, boolean deprecated) {
    return found.getCompatibilityChanges().stream()
        .filter(change -> isNoticed(change.getType()) || isBreaking(change))
        .filter(change -> !TOLD_ELSEWHERE.contains(change.getType()))
        .filter(change -> !TO_IMPLEMENT.contains(change.getType()) || isAbstract())
        .map(
            change ->
                new ApiChange(element, words(change.getType()) + about, kind(change, deprecated)));
  }

  private boolean isAbstract() {
    return type.getNewClass()
        .map(CtClass::getModifiers)
        .filter(modifiers -> Modifier.isAbstract(modifiers))
        .isPresent();
  }

  /** What only adds to the API, and is worth a minor release. */
  private static boolean isNoticed(JApiCompatibilityChangeType type) {
    return type.getSemanticVersionLevel() != JApiSemanticVersionLevel.PATCH
        || type == JApiCompatibilityChangeType.METHOD_ADDED_TO_PUBLIC_CLASS;
  }

  /** Whether somebody's code would not compile, or not run. */
  private static boolean isBreaking(JApiCompatibilityChange change) {
    return !change.isBinaryCompatible() || !change.isSourceCompatible();
  }

  private static Kind kind(JApiCompatibilityChange change, boolean deprecated) {
    if (!isBreaking(change)) {
      return Kind.ADDED;
    }
    if (!REMOVALS.contains(change.getType())) {
      return Kind.INCOMPATIBLE;
    }
    return deprecated ? Kind.REMOVED_DEPRECATED : Kind.REMOVED;
  }

  /** {@code return type changed} of a method's. */
  private static String words(JApiCompatibilityChangeType type) {
    return switch (type) {
      case METHOD_ADDED_TO_PUBLIC_CLASS, METHOD_NEW_STATIC_ADDED_TO_INTERFACE -> "new";
      case METHOD_NEW_DEFAULT -> "new default method";
      case ANNOTATION_DEPRECATED_ADDED -> "deprecated";
      case CLASS_GENERIC_TEMPLATE_CHANGED, CLASS_GENERIC_TEMPLATE_GENERICS_CHANGED ->
          "type parameters changed";
      default ->
          type.name()
              .toLowerCase(Locale.ROOT)
              .replaceFirst("^(class|method|field|constructor)_", "")
              .replace('_', ' ');
    };
  }
}

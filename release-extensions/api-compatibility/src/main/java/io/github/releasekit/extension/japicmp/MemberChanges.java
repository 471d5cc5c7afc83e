package io.github.releasekit.extension.japicmp;

import io.github.releasekit.domain.gate.result.ApiChange;
import io.github.releasekit.domain.gate.result.ApiChange.Kind;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiConstructor;
import japicmp.model.JApiField;
import japicmp.model.JApiMethod;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtConstructor;
import javassist.CtField;
import javassist.CtMember;
import javassist.CtMethod;
import javassist.Modifier;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AnnotationDefaultAttribute;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.SignatureAttribute;
import org.jspecify.annotations.Nullable;

/** What has become of the members of a type that is API in both versions. */
final class MemberChanges {

  /** Of a member that is there in both versions; all but deprecation break something. */
  private static final Set<JApiCompatibilityChangeType> TOLD =
      EnumSet.of(
          JApiCompatibilityChangeType.METHOD_RETURN_TYPE_CHANGED,
          JApiCompatibilityChangeType.METHOD_NOW_ABSTRACT,
          JApiCompatibilityChangeType.METHOD_NOW_FINAL,
          JApiCompatibilityChangeType.METHOD_NOW_STATIC,
          JApiCompatibilityChangeType.METHOD_NO_LONGER_STATIC,
          JApiCompatibilityChangeType.METHOD_NON_STATIC_IN_INTERFACE_NOW_STATIC,
          JApiCompatibilityChangeType.METHOD_STATIC_IN_INTERFACE_NO_LONGER_STATIC,
          JApiCompatibilityChangeType.METHOD_NO_LONGER_VARARGS,
          JApiCompatibilityChangeType.METHOD_NOW_THROWS_CHECKED_EXCEPTION,
          JApiCompatibilityChangeType.METHOD_NO_LONGER_THROWS_CHECKED_EXCEPTION,
          JApiCompatibilityChangeType.METHOD_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.CONSTRUCTOR_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.FIELD_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.FIELD_NOW_FINAL,
          JApiCompatibilityChangeType.FIELD_NOW_STATIC,
          JApiCompatibilityChangeType.FIELD_NO_LONGER_STATIC,
          JApiCompatibilityChangeType.FIELD_TYPE_CHANGED,
          JApiCompatibilityChangeType.ANNOTATION_DEPRECATED_ADDED);

  private static final Set<JApiCompatibilityChangeType> LESS_ACCESSIBLE =
      EnumSet.of(
          JApiCompatibilityChangeType.METHOD_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.CONSTRUCTOR_LESS_ACCESSIBLE,
          JApiCompatibilityChangeType.FIELD_LESS_ACCESSIBLE);

  private final String name;
  private final CtClass earlier;
  private final CtClass current;
  private final Surface surface;

  /**
   * @param name of the type, as sources have it
   */
  MemberChanges(String name, CtClass earlier, CtClass current, Surface surface) {
    this.name = name;
    this.earlier = earlier;
    this.current = current;
    this.surface = surface;
  }

  /**
   * @param owners the type itself, first, and those that it inherits members of
   */
  Stream<ApiChange> of(List<JApiClass> owners) {
    Stream<ApiChange> constructors =
        owners.get(0).getConstructors().stream().flatMap(this::constructor);
    return Stream.concat(
        constructors,
        owners.stream()
            .flatMap(
                owner ->
                    Stream.concat(
                        owner.getMethods().stream().flatMap(this::method),
                        owner.getFields().stream().flatMap(this::field))));
  }

  private Stream<ApiChange> constructor(JApiConstructor constructor) {
    Optional<CtConstructor> before =
        constructor.getOldConstructor().filter(one -> surface.isApi(one, earlier));
    Optional<CtConstructor> after =
        constructor.getNewConstructor().filter(one -> surface.isApi(one, current));
    String element =
        name
            + constructor
                .getOldConstructor()
                .or(constructor::getNewConstructor)
                .map(Words::signature)
                .orElse("()");
    if (before.isEmpty()) {
      return after.stream().map(one -> new ApiChange(element, "new", Kind.ADDED));
    }
    if (after.isEmpty()) {
      return Stream.of(removed(element, before.get(), constructor.getNewConstructor().isPresent()));
    }
    return both(
        element,
        constructor,
        before.get(),
        after.get(),
        Modifier.isAbstract(current.getModifiers()));
  }

  private Stream<ApiChange> method(JApiMethod method) {
    Optional<CtMethod> before =
        method.getOldMethod().filter(one -> isOf(earlier, one)).filter(MemberChanges::isWritten);
    Optional<CtMethod> after =
        method.getNewMethod().filter(one -> isOf(current, one)).filter(MemberChanges::isWritten);
    boolean was = before.filter(one -> surface.isApi(one, earlier)).isPresent();
    boolean is = after.filter(one -> surface.isApi(one, current)).isPresent();
    if (!was && !is) {
      return Stream.empty();
    }
    String element = name + "." + before.or(() -> after).map(Words::signature).orElseThrow();
    if (!was) {
      return added(element, after.get());
    }
    if (!is) {
      return surface.find(current, before.get()).isPresent()
          ? Stream.empty()
          : Stream.of(removed(element, before.get(), after.isPresent()));
    }
    return Stream.of(
            both(element, method, before.get(), after.get(), false),
            compatibility(element, method.getReturnType()),
            annotation(element, before.get(), after.get()))
        .flatMap(changes -> changes);
  }

  private Stream<ApiChange> field(JApiField field) {
    Optional<CtField> before = field.getOldFieldOptional().filter(one -> isOf(earlier, one));
    Optional<CtField> after = field.getNewFieldOptional().filter(one -> isOf(current, one));
    boolean was = before.filter(one -> surface.isApi(one, earlier)).isPresent();
    boolean is = after.filter(one -> surface.isApi(one, current)).isPresent();
    String element = name + "." + field.getName();
    if (!was) {
      return is && surface.find(earlier, after.get()).isEmpty()
          ? Stream.of(new ApiChange(element, "new", Kind.ADDED))
          : Stream.empty();
    }
    if (!is) {
      return surface.find(current, before.get()).isPresent()
          ? Stream.empty()
          : Stream.of(removed(element, before.get(), after.isPresent()));
    }
    boolean generic =
        before.get().getSignature().equals(after.get().getSignature())
            && isOther(
                GenericSignature.ofField(signature(before.get()), signature(earlier)),
                GenericSignature.ofField(signature(after.get()), signature(current)));
    return Stream.concat(compatibility(element, field), generics(element, generic));
  }

  /** Whether a member is a type's own, or inherited of a type that is no API and not overridden. */
  private static boolean isOf(CtClass type, CtMember member) {
    if (member.getDeclaringClass().getName().equals(type.getName())) {
      return true;
    }
    boolean inherited =
        Surface.hierarchy(type).stream()
            .anyMatch(one -> one.getName().equals(member.getDeclaringClass().getName()));
    return inherited
        && (member instanceof CtMethod method
            ? Arrays.stream(type.getDeclaredMethods())
                .filter(MemberChanges::isWritten)
                .noneMatch(own -> Surface.key(own).equals(Surface.key(method)))
            : Arrays.stream(type.getDeclaredFields())
                .noneMatch(own -> own.getName().equals(member.getName())));
  }

  /** Not by the compiler, as bridges are. */
  private static boolean isWritten(CtMethod method) {
    return (method.getMethodInfo2().getAccessFlags() & AccessFlag.SYNTHETIC) == 0;
  }

  private ApiChange removed(String element, CtMember before, boolean stillThere) {
    return new ApiChange(
        element,
        stillThere ? "less accessible" : "removed",
        Surface.isDeprecated(before, earlier) ? Kind.REMOVED_DEPRECATED : Kind.REMOVED);
  }

  /** One that was inherited before adds nothing, and may take something away. */
  private Stream<ApiChange> added(String element, CtMethod after) {
    Optional<CtMethod> inherited =
        surface
            .find(earlier, after)
            .filter(
                one ->
                    Modifier.isPublic(one.getModifiers())
                        || !Modifier.isPublic(after.getModifiers()));
    if (inherited.isPresent()) {
      boolean closed =
          Modifier.isFinal(after.getModifiers())
              && !Modifier.isFinal(inherited.get().getModifiers())
              && Surface.isExtendable(earlier);
      return closed
          ? Stream.of(new ApiChange(element, "now final", Kind.INCOMPATIBLE))
          : Stream.empty();
    }
    if (current.isAnnotation() && defaultOf(after) == null) {
      return Stream.of(new ApiChange(element, "new without a default", Kind.INCOMPATIBLE));
    }
    boolean told =
        Modifier.isAbstract(after.getModifiers())
            && !current.isAnnotation()
            && Surface.isExtendable(earlier);
    return told ? Stream.empty() : Stream.of(new ApiChange(element, "new", Kind.ADDED));
  }

  private Stream<ApiChange> annotation(String element, CtMethod before, CtMethod after) {
    return defaultOf(before) != null && defaultOf(after) == null
        ? Stream.of(new ApiChange(element, "no longer has a default", Kind.INCOMPATIBLE))
        : Stream.empty();
  }

  private static @Nullable AttributeInfo defaultOf(CtMethod method) {
    return method.getMethodInfo2().getAttribute(AnnotationDefaultAttribute.tag);
  }

  /**
   * @param onlyExtended whether it can be called by those only who extend the type
   */
  private Stream<ApiChange> both(
      String element,
      JApiCompatibility found,
      CtBehavior before,
      CtBehavior after,
      boolean onlyExtended) {
    boolean generic =
        before.getSignature().equals(after.getSignature())
            && isOther(
                GenericSignature.ofMethod(signature(before), signature(earlier)),
                GenericSignature.ofMethod(signature(after), signature(current)));
    return Stream.concat(
        compatibility(element, found)
            .filter(change -> !onlyExtended || !change.what().equals("less accessible")),
        generics(element, generic));
  }

  /** What had no generics before can be used as it was. */
  private static boolean isOther(String before, String after) {
    return !before.isEmpty() && !before.equals(after);
  }

  private static Stream<ApiChange> generics(String element, boolean changed) {
    return changed
        ? Stream.of(new ApiChange(element, "generics changed", Kind.INCOMPATIBLE))
        : Stream.empty();
  }

  private static @Nullable AttributeInfo signature(CtBehavior behavior) {
    return behavior.getMethodInfo2().getAttribute(SignatureAttribute.tag);
  }

  private static @Nullable AttributeInfo signature(CtField field) {
    return field.getFieldInfo2().getAttribute(SignatureAttribute.tag);
  }

  private static @Nullable AttributeInfo signature(CtClass type) {
    return type.getClassFile2().getAttribute(SignatureAttribute.tag);
  }

  private Stream<ApiChange> compatibility(String element, JApiCompatibility found) {
    return found.getCompatibilityChanges().stream()
        .map(JApiCompatibilityChange::getType)
        .filter(TOLD::contains)
        .filter(
            type ->
                type != JApiCompatibilityChangeType.METHOD_NOW_FINAL
                    || Surface.isExtendable(earlier))
        .map(type -> new ApiChange(element, Words.of(type), kind(type)));
  }

  private static Kind kind(JApiCompatibilityChangeType type) {
    if (type == JApiCompatibilityChangeType.ANNOTATION_DEPRECATED_ADDED) {
      return Kind.ADDED;
    }
    return LESS_ACCESSIBLE.contains(type) ? Kind.REMOVED : Kind.INCOMPATIBLE;
  }
}

package io.github.releasekit.extension.japicmp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtConstructor;
import javassist.CtField;
import javassist.CtMember;
import javassist.CtMethod;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.Descriptor;

/** What of some classes others can use. */
final class Surface {

  private final Set<String> excluded;

  /**
   * @param excluded qualified names of annotations; what has one is no API
   */
  Surface(Set<String> excluded) {
    this.excluded =
        excluded.stream().flatMap(Surface::spellings).collect(Collectors.toUnmodifiableSet());
  }

  /** A nested annotation as sources have it, and as class files do. */
  private static Stream<String> spellings(String name) {
    return Stream.of(name, name.replaceAll("(?<=\\.[A-Z][^.]{0,200})\\.", "\\$"));
  }

  /** Whether a type can be named from everywhere, with all that it is nested in. */
  boolean isApi(CtClass type) {
    int modifiers = type.getModifiers();
    if (!Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers) || isExcluded(type)) {
      return false;
    }
    try {
      CtClass outer = type.getDeclaringClass();
      return outer == null || isApi(outer);
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** By an annotation of its own, or of its package. */
  private boolean isExcluded(CtClass type) {
    Optional<CtClass> inPackage =
        Optional.ofNullable(type.getPackageName())
            .map(name -> type.getClassPool().getOrNull(name + ".package-info"));
    return excluded.stream()
        .anyMatch(
            name ->
                type.hasAnnotation(name)
                    || inPackage.filter(one -> one.hasAnnotation(name)).isPresent());
  }

  /** Whether a member of a type can be used, by those who extend it as well. */
  boolean isApi(CtMember member, CtClass type) {
    int modifiers = member.getModifiers();
    boolean accessible =
        Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers) && isExtendable(type);
    return accessible && excluded.stream().noneMatch(member::hasAnnotation);
  }

  /** Whether others can write a type that extends or implements it. */
  static boolean isExtendable(CtClass type) {
    return !Modifier.isFinal(type.getModifiers())
        && !isSealed(type)
        && (type.isInterface()
            || Arrays.stream(type.getDeclaredConstructors())
                .map(CtConstructor::getModifiers)
                .anyMatch(m -> Modifier.isPublic(m) || Modifier.isProtected(m)));
  }

  /** JVMS 4.7.31. */
  static boolean isSealed(CtClass type) {
    return type.getClassFile2().getAttribute("PermittedSubclasses") != null;
  }

  static boolean isDeprecated(CtMember member, CtClass type) {
    return member.hasAnnotation(Deprecated.class) || isDeprecated(type);
  }

  /** Itself, or what it is nested in. */
  static boolean isDeprecated(CtClass type) {
    if (type.hasAnnotation(Deprecated.class)) {
      return true;
    }
    try {
      CtClass outer = type.getDeclaringClass();
      return outer != null && isDeprecated(outer);
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** A type and all that it extends, the nearest first; what is not there is left out. */
  static List<CtClass> hierarchy(CtClass type) {
    List<CtClass> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<CtClass> left = new ArrayDeque<>(List.of(type));
    while (!left.isEmpty()) {
      CtClass next = left.poll();
      if (seen.add(next.getName())) {
        all.add(next);
        supertypes(next).forEach(left::add);
      }
    }
    return all;
  }

  /** Whether all that it extends is there. */
  static boolean isWhole(CtClass type) {
    return hierarchy(type).stream()
        .allMatch(
            one ->
                supertypes(one).size()
                    == one.getClassFile2().getInterfaces().length
                        + (one.getClassFile2().getSuperclass() == null ? 0 : 1));
  }

  private static List<CtClass> supertypes(CtClass type) {
    List<CtClass> supertypes = new ArrayList<>();
    Stream.concat(
            Stream.ofNullable(type.getClassFile2().getSuperclass()),
            Arrays.stream(type.getClassFile2().getInterfaces()))
        .forEach(
            name ->
                Optional.ofNullable(type.getClassPool().getOrNull(name))
                    .ifPresent(supertypes::add));
    return supertypes;
  }

  /** What it extends through types that are no API themselves, whose members are its own. */
  List<CtClass> hiddenSupertypes(CtClass type) {
    List<CtClass> hidden = new ArrayList<>();
    Deque<CtClass> left = new ArrayDeque<>(supertypes(type));
    while (!left.isEmpty()) {
      CtClass next = left.poll();
      if (!isApi(next) && !hidden.contains(next)) {
        hidden.add(next);
        left.addAll(supertypes(next));
      }
    }
    return hidden;
  }

  /** The method of a type, its own or inherited, that has the name and parameters of another. */
  Optional<CtMethod> find(CtClass type, CtMethod like) {
    return hierarchy(type).stream()
        .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
        .filter(method -> key(method).equals(key(like)))
        .filter(method -> isApi(method, type))
        .findFirst();
  }

  /** As {@link #find(CtClass, CtMethod)}, by the name of a field. */
  Optional<CtField> find(CtClass type, CtField like) {
    return hierarchy(type).stream()
        .flatMap(one -> Arrays.stream(one.getDeclaredFields()))
        .filter(field -> field.getName().equals(like.getName()))
        .filter(field -> isApi(field, type))
        .findFirst();
  }

  /** What somebody who extends a type has to implement, by name and parameters. */
  static Map<String, CtMethod> toImplement(CtClass type) {
    Map<String, CtMethod> nearest = new LinkedHashMap<>();
    hierarchy(type).stream()
        .filter(one -> !one.getName().equals(Object.class.getName()))
        .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .forEach(method -> nearest.putIfAbsent(key(method), method));
    nearest.values().removeIf(method -> !Modifier.isAbstract(method.getModifiers()));
    return nearest;
  }

  static String key(CtBehavior behavior) {
    return behavior.getName() + Descriptor.getParamDescriptor(behavior.getSignature());
  }
}

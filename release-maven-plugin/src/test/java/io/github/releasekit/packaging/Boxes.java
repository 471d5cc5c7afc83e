package io.github.releasekit.packaging;

import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** The classes that hold a primitive value. */
final class Boxes {

  private static final Map<Type, Type> BOXED =
      Map.of(
          Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
          Type.BYTE_TYPE, Type.getType(Byte.class),
          Type.CHAR_TYPE, Type.getType(Character.class),
          Type.SHORT_TYPE, Type.getType(Short.class),
          Type.INT_TYPE, Type.getType(Integer.class),
          Type.LONG_TYPE, Type.getType(Long.class),
          Type.FLOAT_TYPE, Type.getType(Float.class),
          Type.DOUBLE_TYPE, Type.getType(Double.class));

  private static final Map<Type, Type> UNBOXED =
      BOXED.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private Boxes() {}

  static Type boxed(Type primitive) {
    return of(BOXED, primitive);
  }

  static Type unboxed(Type box) {
    return of(UNBOXED, box);
  }

  /** Whether the class holds a primitive value; others, such as Object, may have one to hold it. */
  static boolean isBox(Type type) {
    return UNBOXED.containsKey(type);
  }

  private static Type of(Map<Type, Type> types, Type type) {
    Type other = types.get(type);
    if (other == null) {
      throw new IllegalStateException("no primitive value is converted from or to " + type);
    }
    return other;
  }
}

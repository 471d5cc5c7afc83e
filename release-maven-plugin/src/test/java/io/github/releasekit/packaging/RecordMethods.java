package io.github.releasekit.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/** {@code equals}, {@code hashCode} or {@code toString} of a record, written out. */
final class RecordMethods {

  private static final Type OBJECTS = Type.getType(Objects.class);
  private static final Type STRING = Type.getType(String.class);
  private static final Type BUILDER = Type.getType(StringBuilder.class);
  private static final Method APPEND = Method.getMethod("StringBuilder append(String)");

  private record Component(String name, Type type) {}

  private final Type self;
  private final String name;
  private final Method method;
  private final List<Component> components = new ArrayList<>();

  /**
   * @param record its name with slashes
   * @param name of the method
   * @param descriptor of the method, the record ahead of its parameters
   * @param arguments those of {@link java.lang.runtime.ObjectMethods#bootstrap}
   */
  RecordMethods(String record, String name, String descriptor, Object... arguments) {
    this.self = Type.getObjectType(record);
    this.name = name;
    this.method = new Method(name + "$record", descriptor);
    for (int i = 2; i < arguments.length; i++) {
      Handle field = (Handle) arguments[i];
      components.add(new Component(field.getName(), Type.getType(field.getDesc())));
    }
  }

  /** Writes the call of it. */
  void call(MethodVisitor out) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        self.getInternalName(),
        method.getName(),
        method.getDescriptor(),
        false);
  }

  /** Writes the method itself. */
  void write(ClassVisitor out) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    GeneratorAdapter code = new GeneratorAdapter(access, method, null, null, out);
    code.visitCode();
    switch (name) {
      case "equals" -> equals(code);
      case "hashCode" -> hashCode(code);
      case "toString" -> toString(code);
      default -> throw new IllegalStateException(name);
    }
    code.returnValue();
    // The most that the code above has on its stack are two values of two words on the builder.
    code.visitMaxs(6, 2);
    code.visitEnd();
  }

  private void equals(GeneratorAdapter code) {
    Label same = code.newLabel();
    Label different = code.newLabel();
    code.loadArg(0);
    code.loadArg(1);
    code.ifCmp(self, GeneratorAdapter.EQ, same);
    code.loadArg(1);
    code.instanceOf(self);
    code.ifZCmp(GeneratorAdapter.EQ, different);
    for (Component component : components) {
      Type type = component.type();
      load(code, component);
      code.loadArg(1);
      code.checkCast(self);
      code.getField(self, component.name(), type);
      if (isPrimitive(type)) {
        code.invokeStatic(
            Boxes.boxed(type), new Method("compare", Type.INT_TYPE, new Type[] {type, type}));
        code.ifZCmp(GeneratorAdapter.NE, different);
      } else {
        code.invokeStatic(OBJECTS, Method.getMethod("boolean equals(Object,Object)"));
        code.ifZCmp(GeneratorAdapter.EQ, different);
      }
    }
    mark(code, same);
    code.push(true);
    code.returnValue();
    mark(code, different);
    code.push(false);
  }

  private void mark(GeneratorAdapter code, Label label) {
    code.mark(label);
    Object[] locals = {self.getInternalName(), "java/lang/Object"};
    code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
  }

  private void hashCode(GeneratorAdapter code) {
    code.push(0);
    for (Component component : components) {
      Type type = component.type();
      code.push(31);
      code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
      load(code, component);
      if (isPrimitive(type)) {
        code.invokeStatic(
            Boxes.boxed(type), new Method("hashCode", Type.INT_TYPE, new Type[] {type}));
      } else {
        code.invokeStatic(OBJECTS, Method.getMethod("int hashCode(Object)"));
      }
      code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
    }
  }

  private void toString(GeneratorAdapter code) {
    code.newInstance(BUILDER);
    code.dup();
    code.invokeConstructor(BUILDER, Method.getMethod("void <init>()"));
    String ahead = simpleName() + "[";
    for (Component component : components) {
      code.push(ahead + component.name() + "=");
      code.invokeVirtual(BUILDER, APPEND);
      load(code, component);
      if (isPrimitive(component.type())) {
        code.invokeStatic(
            Boxes.boxed(component.type()),
            new Method("toString", STRING, new Type[] {component.type()}));
      } else {
        code.invokeStatic(STRING, Method.getMethod("String valueOf(Object)"));
      }
      code.invokeVirtual(BUILDER, APPEND);
      ahead = ", ";
    }
    code.push(components.isEmpty() ? ahead + "]" : "]");
    code.invokeVirtual(BUILDER, APPEND);
    code.invokeVirtual(BUILDER, Method.getMethod("String toString()"));
  }

  /** That of a record within a method has a number ahead of it in the class file. */
  private String simpleName() {
    String type = self.getInternalName();
    return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1)
        .replaceFirst("^[0-9]+", "");
  }

  private void load(GeneratorAdapter code, Component component) {
    code.loadArg(0);
    code.getField(self, component.name(), component.type());
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }
}

package io.github.releasekit.packaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * The class of all lambdas of one class that have the same functional interface: an object knows
 * which of them it is, and what it has captured.
 */
final class LambdaClass {

  private static final Type OBJECT = Type.getType(Object.class);
  private static final Method CONSTRUCTOR = Method.getMethod("void <init>()");
  private static final String WHICH = "which";

  /**
   * One lambda.
   *
   * @param captured types of what it has captured
   * @param fields where that is kept
   * @param called what it runs
   * @param used the type of the interface's method, as it is used
   */
  private record Lambda(
      Method factory, Type[] captured, List<Field> fields, Handle called, Type used) {}

  private record Field(String name, Type type) {}

  private final Type self;
  private final Type functional;
  private final Method method;
  private final List<Lambda> lambdas = new ArrayList<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /**
   * @param functional the interface
   * @param method of the interface
   * @param erased the method's type in the interface
   */
  LambdaClass(String name, Type functional, String method, Type erased) {
    this.self = Type.getObjectType(name);
    this.functional = functional;
    this.method = new Method(method, erased.getDescriptor());
  }

  String name() {
    return self.getInternalName();
  }

  /** Adds a lambda, and writes the call that makes an object of it. */
  void make(MethodVisitor out, Type site, Handle called, Type used) {
    Method factory = new Method("of" + lambdas.size(), site.getDescriptor());
    Type[] captured = site.getArgumentTypes();
    lambdas.add(new Lambda(factory, captured, fields(captured), called, used));
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, name(), factory.getName(), factory.getDescriptor(), false);
  }

  /** The fields for values of these types; lambdas share them. */
  private List<Field> fields(Type... captured) {
    Map<Type, Integer> taken = new HashMap<>();
    List<Field> own = new ArrayList<>();
    for (Type type : captured) {
      Type kept = isPrimitive(type) ? type : OBJECT;
      int number = taken.merge(kept, 1, Integer::sum);
      String name = kept.getDescriptor().charAt(0) + String.valueOf(number);
      own.add(fields.computeIfAbsent(name, none -> new Field(name, kept)));
    }
    return own;
  }

  /** The class file. */
  byte[] write(String nestHost) {
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    out.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name(),
        null,
        OBJECT.getInternalName(),
        new String[] {functional.getInternalName()});
    out.visitNestHost(nestHost);
    out.visitField(Opcodes.ACC_PRIVATE, WHICH, "I", null, null).visitEnd();
    fields
        .values()
        .forEach(
            field ->
                out.visitField(
                        Opcodes.ACC_PRIVATE, field.name(), field.type().getDescriptor(), null, null)
                    .visitEnd());
    GeneratorAdapter constructor = code(out, Opcodes.ACC_PRIVATE, CONSTRUCTOR);
    constructor.loadThis();
    constructor.invokeConstructor(OBJECT, CONSTRUCTOR);
    constructor.returnValue();
    constructor.endMethod();
    for (int which = 0; which < lambdas.size(); which++) {
      writeFactory(out, which, lambdas.get(which));
    }
    writeMethod(out);
    out.visitEnd();
    return out.toByteArray();
  }

  private static GeneratorAdapter code(ClassWriter out, int access, Method method) {
    GeneratorAdapter code = new GeneratorAdapter(access, method, null, null, out);
    code.visitCode();
    return code;
  }

  private void writeFactory(ClassWriter out, int which, Lambda lambda) {
    GeneratorAdapter code = code(out, Opcodes.ACC_STATIC, lambda.factory());
    code.newInstance(self);
    code.dup();
    code.invokeConstructor(self, CONSTRUCTOR);
    code.dup();
    code.push(which);
    code.putField(self, WHICH, Type.INT_TYPE);
    for (int i = 0; i < lambda.fields().size(); i++) {
      code.dup();
      code.loadArg(i);
      code.putField(self, lambda.fields().get(i).name(), lambda.fields().get(i).type());
    }
    code.returnValue();
    code.endMethod();
  }

  private void writeMethod(ClassWriter out) {
    GeneratorAdapter code = code(out, Opcodes.ACC_PUBLIC, method);
    Label[] labels = lambdas.stream().map(lambda -> new Label()).toArray(Label[]::new);
    code.loadThis();
    code.getField(self, WHICH, Type.INT_TYPE);
    code.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
    Object[] locals = locals();
    for (int which = 0; which < labels.length; which++) {
      code.mark(labels[which]);
      code.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
      call(code, lambdas.get(which));
    }
    code.endMethod();
  }

  /** What the verifier knows of the method's variables. */
  private Object[] locals() {
    List<Object> locals = new ArrayList<>();
    locals.add(name());
    for (Type type : method.getArgumentTypes()) {
      locals.add(
          switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
          });
    }
    return locals.toArray();
  }

  private void call(GeneratorAdapter code, Lambda lambda) {
    Handle called = lambda.called();
    Type owner = Type.getObjectType(called.getOwner());
    boolean constructs = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    boolean isStatic = called.getTag() == Opcodes.H_INVOKESTATIC;
    List<Type> parameters = new ArrayList<>();
    if (constructs) {
      code.newInstance(owner);
      code.dup();
    } else if (!isStatic) {
      parameters.add(owner);
    }
    parameters.addAll(List.of(Type.getArgumentTypes(called.getDesc())));
    int captured = lambda.captured().length;
    for (int i = 0; i < captured; i++) {
      Field field = lambda.fields().get(i);
      code.loadThis();
      code.getField(self, field.name(), field.type());
      if (!isPrimitive(lambda.captured()[i])) {
        code.checkCast(parameters.get(i));
      }
    }
    Type[] used = lambda.used().getArgumentTypes();
    for (int i = 0; i < used.length; i++) {
      code.loadArg(i);
      convert(code, method.getArgumentTypes()[i], used[i], parameters.get(captured + i));
    }
    boolean ofInterface = called.isInterface();
    int instruction =
        constructs
            ? Opcodes.INVOKESPECIAL
            : isStatic
                ? Opcodes.INVOKESTATIC
                : ofInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    code.visitMethodInsn(
        instruction, called.getOwner(), called.getName(), called.getDesc(), ofInterface);
    giveBack(code, constructs ? owner : Type.getReturnType(called.getDesc()), lambda.used());
    code.returnValue();
  }

  private void giveBack(GeneratorAdapter code, Type result, Type used) {
    Type wanted = method.getReturnType();
    if (!wanted.equals(Type.VOID_TYPE)) {
      convert(code, result, isPrimitive(result) ? result : used.getReturnType(), wanted);
    } else if (result.getSize() == 2) {
      code.pop2();
    } else if (result.getSize() == 1) {
      code.pop();
    }
  }

  /**
   * Converts as the language does for a method reference.
   *
   * @param used what the value is known to be, where its type is erased
   */
  private static void convert(GeneratorAdapter code, Type from, Type used, Type to) {
    if (isPrimitive(from) && isPrimitive(to)) {
      code.cast(from, to);
    } else if (isPrimitive(from)) {
      code.valueOf(from);
    } else if (isPrimitive(to)) {
      Type known = isPrimitive(used) ? from : used;
      Type unboxed = Boxes.isBox(known) ? Boxes.unboxed(known) : to;
      code.unbox(unboxed);
      code.cast(unboxed, to);
    } else if (!to.equals(from) && !to.equals(OBJECT)) {
      code.checkCast(to);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }
}

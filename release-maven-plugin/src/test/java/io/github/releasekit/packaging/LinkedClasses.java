package io.github.releasekit.packaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Classes in which no lambda, method reference or method of a record is left for the JVM to link
 * when it first runs: lambdas become objects of {@link LambdaClass}es, methods of records are
 * written out by {@link RecordMethods}. Lambdas that can be serialized stay as they are.
 */
final class LinkedClasses {

  private final Map<String, byte[]> classes = new HashMap<>();
  private final Map<String, List<String>> made = new HashMap<>();
  private final Map<String, List<String>> nests = new LinkedHashMap<>();

  /** Adds a class file. */
  void add(byte[] file) {
    ClassReader reader = new ClassReader(file);
    ClassWriter writer = new ClassWriter(reader, 0);
    Linking linking = new Linking(writer);
    reader.accept(linking, 0);
    if (!linking.changed) {
      classes.put(reader.getClassName(), file);
      return;
    }
    classes.put(reader.getClassName(), writer.toByteArray());
    for (LambdaClass lambdas : linking.lambdas.values()) {
      classes.put(lambdas.name(), lambdas.write(linking.nestHost));
      made.computeIfAbsent(reader.getClassName(), none -> new ArrayList<>()).add(lambdas.name());
      nests.computeIfAbsent(linking.nestHost, none -> new ArrayList<>()).add(lambdas.name());
    }
  }

  /** The names of classes that were made of the lambdas of a class. */
  List<String> madeFor(String name) {
    return made.getOrDefault(name, List.of());
  }

  /** A class file, by the class's name with slashes, once all of its nest were added. */
  byte[] get(String name) {
    byte[] file = classes.get(name);
    List<String> members = nests.get(name);
    if (members == null) {
      return file;
    }
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(file).accept(new Nesting(writer, members), 0);
    return writer.toByteArray();
  }

  private static final class Linking extends ClassVisitor {

    private final Map<String, LambdaClass> lambdas = new LinkedHashMap<>();
    private final List<RecordMethods> recordMethods = new ArrayList<>();
    private String name = "";
    private String nestHost = "";
    private boolean changed;

    Linking(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      this.name = name;
      this.nestHost = name;
      super.visit(version, access, name, signature, parent, types);
    }

    @Override
    public void visitNestHost(String host) {
      this.nestHost = host;
      super.visitNestHost(host);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(
          Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          String by = bootstrap.getOwner() + "." + bootstrap.getName();
          if (by.equals("java/lang/invoke/LambdaMetafactory.metafactory")) {
            link(this, called, Type.getMethodType(type), arguments);
          } else if (by.equals("java/lang/runtime/ObjectMethods.bootstrap")) {
            RecordMethods methods = new RecordMethods(Linking.this.name, called, type, arguments);
            recordMethods.add(methods);
            changed = true;
            methods.call(this);
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    /**
     * @param method of the functional interface
     * @param site takes what is captured, and gives the interface
     * @param arguments the method's erased type, what is called, and the method's type as used
     */
    private void link(MethodVisitor out, String method, Type site, Object... arguments) {
      changed = true;
      Type erased = (Type) arguments[0];
      lambdas
          .computeIfAbsent(
              site.getReturnType() + method + erased,
              none ->
                  new LambdaClass(
                      name + "$$Lambda" + lambdas.size(), site.getReturnType(), method, erased))
          .make(out, site, (Handle) arguments[1], (Type) arguments[2]);
    }

    @Override
    public void visitEnd() {
      recordMethods.forEach(methods -> methods.write(cv));
      super.visitEnd();
    }
  }

  /** Makes members of a nest known to its host, so that they may call its private methods. */
  private static final class Nesting extends ClassVisitor {

    private List<String> members;

    Nesting(ClassVisitor next, List<String> members) {
      super(Opcodes.ASM9, next);
      this.members = members;
    }

    private void nest() {
      members.forEach(super::visitNestMember);
      members = List.of();
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
        String name, String descriptor, String signature) {
      nest();
      return super.visitRecordComponent(name, descriptor, signature);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      nest();
      return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      nest();
      return super.visitMethod(access, name, descriptor, signature, exceptions);
    }

    @Override
    public void visitEnd() {
      nest();
      super.visitEnd();
    }
  }
}

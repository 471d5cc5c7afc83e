package io.github.releasekit.extension.japicmp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.SignatureAttribute;
import javassist.bytecode.SignatureAttribute.ArrayType;
import javassist.bytecode.SignatureAttribute.BaseType;
import javassist.bytecode.SignatureAttribute.ClassSignature;
import javassist.bytecode.SignatureAttribute.ClassType;
import javassist.bytecode.SignatureAttribute.MethodSignature;
import javassist.bytecode.SignatureAttribute.Type;
import javassist.bytecode.SignatureAttribute.TypeArgument;
import javassist.bytecode.SignatureAttribute.TypeParameter;
import javassist.bytecode.SignatureAttribute.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * A class's, method's or field's types with their arguments (JVMS 4.7.9.1), in a text in which type
 * variables are numbered, so that their names do not matter.
 */
final class GenericSignature {

  private final Map<String, String> variables;

  private GenericSignature(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Those of a class, its supertypes by their names; none where it has no generics. */
  static Map<String, String> ofClass(@Nullable AttributeInfo attribute) {
    return parsed(
        attribute,
        signature -> {
          ClassSignature type = SignatureAttribute.toClassSignature(signature);
          GenericSignature own = new GenericSignature(new HashMap<>());
          Map<String, String> texts = new TreeMap<>();
          texts.put("", own.parameters(type.getParameters()));
          Stream.concat(Stream.of(type.getSuperClass()), Arrays.stream(type.getInterfaces()))
              .forEach(supertype -> texts.put(supertype.getName(), own.text(supertype)));
          return texts;
        });
  }

  /**
   * That of a method; empty where it has no generics.
   *
   * @param type whose variables it may use
   */
  static String ofMethod(@Nullable AttributeInfo attribute, @Nullable AttributeInfo type) {
    return parsed(
            attribute,
            signature -> {
              MethodSignature method = SignatureAttribute.toMethodSignature(signature);
              GenericSignature own = within(type);
              return Map.of(
                  "",
                  own.parameters(method.getTypeParameters())
                      + own.texts(method.getParameterTypes())
                      + own.text(method.getReturnType())
                      + own.texts(method.getExceptionTypes()));
            })
        .getOrDefault("", "");
  }

  /** As {@link #ofMethod}, of a field. */
  static String ofField(@Nullable AttributeInfo attribute, @Nullable AttributeInfo type) {
    return parsed(
            attribute,
            signature ->
                Map.of("", within(type).text(SignatureAttribute.toFieldSignature(signature))))
        .getOrDefault("", "");
  }

  private interface Parser {
    Map<String, String> parse(String signature) throws BadBytecode;
  }

  private static Map<String, String> parsed(@Nullable AttributeInfo attribute, Parser parser) {
    if (!(attribute instanceof SignatureAttribute signature)) {
      return Map.of();
    }
    try {
      return parser.parse(signature.getSignature());
    } catch (BadBytecode e) {
      return Map.of();
    }
  }

  private static GenericSignature within(@Nullable AttributeInfo type) throws BadBytecode {
    GenericSignature own = new GenericSignature(new HashMap<>());
    if (type instanceof SignatureAttribute signature) {
      own.parameters(SignatureAttribute.toClassSignature(signature.getSignature()).getParameters());
    }
    return own;
  }

  /** Numbers them before their bounds are told, which may name any of them. */
  private String parameters(TypeParameter[] parameters) {
    for (TypeParameter parameter : parameters) {
      variables.put(parameter.getName(), "$" + variables.size());
    }
    return Arrays.stream(parameters)
        .map(
            parameter ->
                variables.get(parameter.getName())
                    + ":"
                    + (parameter.getClassBound() == null ? "" : text(parameter.getClassBound()))
                    + texts(parameter.getInterfaceBound()))
        .collect(Collectors.joining(",", "<", ">"));
  }

  private String texts(Type[] types) {
    return Arrays.stream(types).map(this::text).collect(Collectors.joining(",", "(", ")"));
  }

  private String text(Type type) {
    if (type instanceof TypeVariable variable) {
      return variables.getOrDefault(variable.getName(), variable.getName());
    }
    if (type instanceof ArrayType array) {
      return text(array.getComponentType()) + "[]".repeat(array.getDimension());
    }
    if (type instanceof ClassType named) {
      String outer = named.getDeclaringClass() == null ? "" : text(named.getDeclaringClass()) + ".";
      return outer + named.getName() + arguments(named.getTypeArguments());
    }
    return String.valueOf(((BaseType) type).getDescriptor());
  }

  private String arguments(TypeArgument @Nullable [] arguments) {
    return arguments == null
        ? ""
        : Arrays.stream(arguments)
            .map(
                argument ->
                    argument.getKind()
                        + (argument.getType() == null ? "" : text(argument.getType())))
            .collect(Collectors.joining(",", "<", ">"));
  }
}

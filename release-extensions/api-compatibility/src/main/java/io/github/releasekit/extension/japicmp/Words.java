package io.github.releasekit.extension.japicmp;

import japicmp.model.JApiCompatibilityChangeType;
import java.util.Locale;
import javassist.CtBehavior;
import javassist.CtConstructor;
import javassist.bytecode.Descriptor;

/** How members and changes are told. */
final class Words {

  private Words() {}

  /** {@code return type changed} of a method's. */
  static String of(JApiCompatibilityChangeType type) {
    return type == JApiCompatibilityChangeType.ANNOTATION_DEPRECATED_ADDED
        ? "deprecated"
        : type.name()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^(class|method|field|constructor)_", "")
            .replace('_', ' ');
  }

  /** {@code scale(double)}; of a constructor the parameters alone. */
  static String signature(CtBehavior behavior) {
    String name = behavior instanceof CtConstructor ? "" : behavior.getName();
    return name + Descriptor.toString(behavior.getSignature()).replace(",", ", ").replace('$', '.');
  }
}

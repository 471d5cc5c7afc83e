package io.github.releasekit.extension.sbom;

import io.github.releasekit.domain.material.Material;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.license.Acknowledgement;
import org.cyclonedx.model.license.Expression;
import org.cyclonedx.util.LicenseResolver;

/**
 * The licences of components. CycloneDX 1.6 has either one SPDX expression or a list of which it
 * does not say whether one or all of them apply. Several licences in a POM are a choice, so that
 * they are an expression; but where SPDX does not list one of them they are a list, as an
 * expression has no place for its name and URL.
 */
final class CycloneDxLicenses {

  private final Map<String, Boolean> known = new HashMap<>();

  /** Empty where the POM names none. */
  Optional<LicenseChoice> of(Material material) {
    List<DeclaredLicense> declared = DeclaredLicense.of(material);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    LicenseChoice choice = new LicenseChoice();
    Optional<String> expression = DeclaredLicense.expression(declared);
    if (expression.filter(text -> !isKnown(text)).isPresent()) {
      Expression written = new Expression(expression.get());
      written.setAcknowledgement(Acknowledgement.DECLARED);
      choice.setExpression(written);
    } else {
      choice.setLicenses(
          declared.stream().map(this::license).distinct().collect(Collectors.toList()));
    }
    return Optional.of(choice);
  }

  private License license(DeclaredLicense declared) {
    License license = new License();
    license.setAcknowledgement(Acknowledgement.DECLARED);
    Optional<String> id = declared.listed().filter(this::isKnown);
    if (id.isPresent()) {
      license.setId(id.get());
      return license;
    }
    license.setName(declared.label());
    if (declared.link().isPresent()) {
      license.setUrl(declared.url());
    } else if (!declared.url().isEmpty()) {
      Property url = new Property();
      url.setName("maven:license-url");
      url.setValue(declared.url());
      license.setProperties(List.of(url));
    }
    return license;
  }

  /** Whether it is an identifier of the version of SPDX's list that CycloneDX's schema has. */
  private boolean isKnown(String expression) {
    return known.computeIfAbsent(
        expression,
        id ->
            Optional.ofNullable(LicenseResolver.resolve(id, false))
                .map(LicenseChoice::getLicenses)
                .filter(licenses -> licenses.get(0).getId().equals(id))
                .isPresent());
  }
}

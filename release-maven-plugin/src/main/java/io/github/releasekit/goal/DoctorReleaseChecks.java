package io.github.releasekit.goal;

import io.github.releasekit.adapter.ci.IdentityToken;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.TargetRepositories;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.gate.result.ApiCompatibilityGate;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.extension.Extension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a release is signed with, where it goes, and what is run for it, by the policy. */
record DoctorReleaseChecks(DoctorFacts facts) {

  private static final String NO_PROJECT = "clone, policy and project have to be in order first";

  List<DoctorCheck> all() {
    Optional<Workspace> workspace = facts.workspace().value();
    return List.of(
        DoctorCheck.of("target", workspace, NO_PROJECT, this::target),
        DoctorCheck.of("signing", workspace, NO_PROJECT, this::signing),
        DoctorCheck.of("channels", workspace, NO_PROJECT, this::channels),
        DoctorCheck.of("extensions", facts.policy().value(), NO_PROJECT, this::extensions),
        DoctorCheck.of("tools", facts.policy().value(), NO_PROJECT, this::tools));
  }

  /** Where modules are deployed, asked for what it has of them. */
  private List<CheckResult> target(Workspace workspace) {
    Reactor reactor = workspace.reactor();
    List<String> nowhere =
        reactor.modules().stream()
            .filter(module -> module.deployed() && module.target().isEmpty())
            .map(ReactorModule::key)
            .toList();
    List<CheckResult> results = new ArrayList<>();
    if (!nowhere.isEmpty()) {
      results.add(
          CheckResult.failed(
              "target",
              "no repository to deploy " + PlainText.listed(nowhere, 3) + " to",
              "add <distributionManagement><repository> to the POM, or maven.deploy.skip to modules"
                  + " that are not deployed"));
    }
    Map<DeploymentTarget, ReactorModule> targets = new LinkedHashMap<>();
    reactor.modules().stream()
        .filter(ReactorModule::deployed)
        .forEach(
            module -> module.target().ifPresent(target -> targets.putIfAbsent(target, module)));
    targets.forEach(
        (target, module) ->
            results.addAll(
                new DoctorCheck("target", () -> List.of(reached(target, module, reactor)))
                    .results()));
    return results.isEmpty()
        ? List.of(CheckResult.skipped("target", "no module is deployed"))
        : results;
  }

  private CheckResult reached(DeploymentTarget target, ReactorModule module, Reactor reactor) {
    if (facts.invocation().caller().offline()) {
      return CheckResult.skipped("target", target + " is not asked: Maven is offline (-o)");
    }
    Version version = Version.find(Version.withoutSnapshot(module.version())).orElse(Version.ZERO);
    Reactor one =
        new Reactor(
            module,
            List.of(module),
            List.of(),
            false,
            reactor.webUrl(),
            reactor.developerConnection());
    TargetRepositories asked =
        facts.invocation().targets(Retries.none()).within(DoctorFacts.DEADLINE);
    new Deadline(DoctorFacts.DEADLINE).ask(target.toString(), () -> asked.held(one, version));
    boolean known = facts.invocation().caller().hasServer(target.id());
    boolean byPortal =
        facts.policyOrDefault().central().map(Central::target).equals(Optional.of(target));
    if (!known && !byPortal && target.url().startsWith("http")) {
      return CheckResult.warning(
          "target",
          target + " answers; settings.xml has no server '" + target.id() + "' to upload as",
          "add a <server> with <id>"
              + target.id()
              + "</id>, <username> and <password> to settings.xml");
    }
    return CheckResult.ok(
        "target", target + " answers" + (known ? ", with the server of settings.xml" : ""));
  }

  /** A signature is made with each key, of a text that nothing is done with. */
  private List<CheckResult> signing(Workspace workspace) {
    Policy policy = workspace.policy();
    Publishing publishing = new Publishing(facts.invocation(), workspace);
    List<DoctorCheck> checks = new ArrayList<>();
    Signing signing = workspace.signing();
    if (signing.wanted()) {
      checks.add(
          DoctorCheck.of(
              "signing",
              () -> {
                workspace.signatures().ofText("release-kit:doctor\n", "release-kit");
                return CheckResult.ok("signing", signing.description());
              }));
    }
    if (policy.artifactsSigned()) {
      checks.add(
          DoctorCheck.of(
              "signing",
              () -> {
                try (var signer = publishing.artifactSigner()) {
                  MavenCaller caller = facts.invocation().caller();
                  signer.sign(caller.directory().resolve(caller.pomFileName()));
                }
                return CheckResult.ok("signing", "files are signed with OpenPGP");
              }));
    }
    if (policy.sigstore().isPresent()) {
      checks.add(
          DoctorCheck.of(
              "signing",
              () -> {
                new IdentityToken(System.getenv(), facts.invocation().http()).requireSource();
                return CheckResult.ok("signing", "an identity token for Sigstore can be had");
              }));
    }
    if (policy.assets().provenance()) {
      checks.add(
          DoctorCheck.of(
              "signing",
              () -> {
                publishing.provenanceSigner();
                return CheckResult.ok("signing", "the key for provenance is among those allowed");
              }));
    }
    return checks.isEmpty()
        ? List.of(
            CheckResult.skipped(
                "signing", "nothing is to be signed, by git's configuration and the policy"))
        : checks.stream().flatMap(check -> check.results().stream()).toList();
  }

  /** Credentials, programs and extensions of channels; nobody is asked. */
  private List<CheckResult> channels(Workspace workspace) {
    Channels channels = new Channels(facts.invocation(), workspace, workspace::output);
    List<ChannelPolicy> all = Forges.channels(workspace.policy()).distinct().toList();
    if (all.isEmpty()) {
      return List.of(CheckResult.skipped("channels", "the policy names none"));
    }
    return all.stream().map(channel -> ready(channels, channel)).toList();
  }

  private static CheckResult ready(Channels channels, ChannelPolicy channel) {
    try {
      channels.requireReady(channel);
      return CheckResult.ok("channels", "'" + channel.id() + "' has what it needs");
    } catch (ReleaseException e) {
      return CheckResult.refused("channels", channel.required(), e);
    }
  }

  /**
   * What the policy needs an extension for.
   *
   * @param required whether no release is made without
   */
  private record Use(Extension<?> extension, String name, boolean required) {}

  /** Those that the policy needs have to be there, and fit. */
  private List<CheckResult> extensions(Policy policy) {
    List<Use> uses = new ArrayList<>();
    if (!policy.assets().sboms().isEmpty()) {
      uses.add(new Use(Extension.SBOM, "'sbom' in 'assets'", true));
    }
    if (policy.sigstore().isPresent()) {
      uses.add(new Use(Extension.SIGSTORE, "'sigstore'", true));
    }
    gates(policy)
        .filter(ApiCompatibilityGate.class::isInstance)
        .map(gate -> new Use(Extension.API_COMPATIBILITY, "gate '" + gate.id() + "'", true))
        .forEach(uses::add);
    Forges.channels(policy)
        .filter(channel -> channel.target() instanceof ImageTarget)
        .map(
            channel ->
                new Use(Extension.IMAGES, "channel '" + channel.id() + "'", channel.required()))
        .forEach(uses::add);
    policy.notices().stream()
        .filter(notice -> notice.medium() instanceof NoticePolicy.Mail)
        .map(notice -> new Use(Extension.MAIL, "notice '" + notice.id() + "'", false))
        .forEach(uses::add);
    if (policy.tracking().database().isPresent()) {
      uses.add(new Use(Extension.DATABASE, "'ledger.database'", false));
    }
    if (uses.isEmpty()) {
      return List.of(CheckResult.skipped("extensions", "the policy needs none"));
    }
    return uses.stream().distinct().map(this::loaded).toList();
  }

  private CheckResult loaded(Use use) {
    try {
      use.extension().require(use.name(), facts.invocation().caller().pluginCoordinates());
      return CheckResult.ok("extensions", use.extension().artifactId() + " for " + use.name());
    } catch (ReleaseException e) {
      return CheckResult.refused("extensions", use.required(), e);
    }
  }

  private static Stream<ResultGate> gates(Policy policy) {
    return Stream.concat(
            Stream.of(policy.profiles().base()), policy.profiles().named().values().stream())
        .map(Profile::gates)
        .flatMap(List::stream);
  }

  /**
   * A program of the policy.
   *
   * @param use what it is for: {@code gate 'lint'}
   * @param directory it runs in, from the root of the repository
   */
  private record Tool(String program, String use, boolean required, String directory) {}

  /** Programs that gates and channels run (G12). */
  private List<CheckResult> tools(Policy policy) {
    Stream<Tool> ofGates =
        gates(policy)
            .filter(CommandGate.class::isInstance)
            .map(CommandGate.class::cast)
            .map(
                gate ->
                    new Tool(
                        gate.command().get(0),
                        "gate '" + gate.id() + "'",
                        gate.required(),
                        gate.directory()));
    Stream<Tool> ofChannels =
        Forges.channels(policy)
            .filter(channel -> channel.target() instanceof CommandTarget)
            .flatMap(DoctorReleaseChecks::tools);
    List<CheckResult> results =
        Stream.concat(ofGates, ofChannels).distinct().map(this::installed).toList();
    return results.isEmpty()
        ? List.of(CheckResult.skipped("tools", "the policy runs no programs"))
        : results;
  }

  private static Stream<Tool> tools(ChannelPolicy channel) {
    CommandTarget target = (CommandTarget) channel.target();
    return Stream.of(target.run(), target.check(), target.undo())
        .filter(command -> !command.isEmpty())
        .map(
            command ->
                new Tool(
                    command.get(0),
                    "channel '" + channel.id() + "'",
                    channel.required(),
                    target.directory()));
  }

  private CheckResult installed(Tool tool) {
    Path root =
        facts
            .repository()
            .value()
            .map(GitRepository::root)
            .orElseGet(() -> facts.invocation().caller().directory());
    boolean there = CommandRunner.isInstalled(tool.program(), root.resolve(tool.directory()));
    if (there) {
      return CheckResult.ok("tools", tool.program() + " for " + tool.use());
    }
    return tool.required()
        ? CheckResult.failed(
            "tools",
            tool.program() + " is not installed, and " + tool.use() + " needs it",
            "install it, or say 'required: false'")
        : CheckResult.skipped(
            "tools",
            tool.program() + " is not installed; " + tool.use() + " is optional, and left out");
  }
}

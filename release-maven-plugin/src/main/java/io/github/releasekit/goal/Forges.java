package io.github.releasekit.goal;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.forge.GitHub;
import io.github.releasekit.adapter.forge.GitLab;
import io.github.releasekit.adapter.forge.Gitea;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.channel.ForgeTarget.Kind;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.RepositoryAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forges of a release, each with the user that release-kit.yml names, or that CI gives.
 *
 * @param remote where the release is pushed
 * @param environment that Maven was started in
 */
record Forges(
    Optional<GitRemote> remote,
    NamedCredentials credentials,
    Map<String, String> environment,
    HttpExchanges http,
    Retries retries) {

  /** In which the forges' own tools and CI systems have tokens. */
  private static final Map<Kind, List<String>> VARIABLES =
      Map.of(
          Kind.GITHUB, List.of("GITHUB_TOKEN", "GH_TOKEN"),
          Kind.GITLAB, List.of("GITLAB_TOKEN"),
          Kind.GITEA, List.of("GITEA_TOKEN", "FORGEJO_TOKEN"));

  /** Hosts that everybody knows. */
  private static final Map<String, Kind> KNOWN =
      Map.of(
          "github.com", Kind.GITHUB,
          "gitlab.com", Kind.GITLAB,
          "gitea.com", Kind.GITEA,
          "codeberg.org", Kind.GITEA);

  private static final String JOB_TOKEN = "CI_JOB_TOKEN";

  /** Those of a workspace. */
  static Forges of(Invocation invocation, Workspace workspace) {
    return new Forges(
        workspace.remote(),
        invocation.caller().namedCredentials(),
        System.getenv(),
        invocation.http(),
        invocation.retries());
  }

  /** Those of a repository whose ledger is read. */
  static Forges of(Invocation invocation, Ledgers ledgers) {
    return new Forges(
        ledgers.remote(),
        invocation.caller().namedCredentials(),
        System.getenv(),
        invocation.http(),
        invocation.retries());
  }

  /** What the host that is pushed to is, where everybody knows. */
  Optional<Kind> ownKind() {
    return remote
        .map(GitRemote::pushUrl)
        .flatMap(RepositoryAddress::of)
        .map(RepositoryAddress::host)
        .map(KNOWN::get);
  }

  /**
   * The forge that is pushed to, for requests to merge branches there: with the user of the first
   * channel that brings releases to the same repository, else what {@code push.forge} says, else
   * what everybody knows its host to be.
   *
   * @throws ReleaseException when nothing tells what it is, or there is no token
   */
  Forge own(Policy policy) {
    Optional<RepositoryAddress> own = remote.map(GitRemote::pushUrl).flatMap(RepositoryAddress::of);
    Optional<Kind> said = policy.push().forge();
    Optional<ChannelPolicy> channel =
        channels(policy)
            .filter(
                one ->
                    one.target() instanceof ForgeTarget forge
                        && said.filter(kind -> kind != forge.address().kind()).isEmpty()
                        && own.map(there -> isAt(forge.address(), there))
                            .orElse(isWhole(forge.address())))
            .findFirst();
    if (channel.isPresent()) {
      ForgeTarget forge = (ForgeTarget) channel.get().target();
      return find(forge.address(), channel.get().credentials());
    }
    if (own.isEmpty()) {
      throw new ReleaseException(
          remote
                  .map(there -> "remote " + there.name() + " is on no forge")
                  .orElse("there is no git remote")
              + ", and a pull request needs one",
          "push to a forge, or name 'url' and 'repository' of a channel of type github, gitlab or"
              + " gitea in release-kit.yml");
    }
    String host = own.get().host();
    Kind kind =
        said.or(this::ownKind)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "nothing tells which forge " + host + " is",
                        "say it in release-kit.yml: push: {forge: gitlab}, or github or gitea"));
    return find(
        new Address(kind, Optional.of("https://" + host), Optional.empty()), Optional.empty());
  }

  /** All channels, those of components too. */
  static Stream<ChannelPolicy> channels(Policy policy) {
    return Stream.concat(
        policy.channels().stream(),
        policy.components().stream()
            .flatMap(component -> policy.of(component).channels().stream()));
  }

  /** Whether an address is that of a repository, whose path may begin with that of the forge. */
  private static boolean isAt(Address address, RepositoryAddress own) {
    Optional<String> url = address.url().or(() -> url(address.kind(), own.host()));
    String path =
        address.repository().map(name -> name.toLowerCase(Locale.ROOT)).orElse(own.path());
    return url.filter(
            there ->
                new RepositoryAddress(host(there).toLowerCase(Locale.ROOT), path).agreesWith(own)
                    || RepositoryAddress.of(there.replaceAll("/+$", "") + "/" + path)
                        .filter(whole -> whole.agreesWith(own))
                        .isPresent())
        .isPresent();
  }

  /** Whether an address needs no git remote. */
  private static boolean isWhole(Address address) {
    return address.url().isPresent() && address.repository().isPresent();
  }

  /** The same, asked once. */
  Forges once() {
    return new Forges(remote, credentials, environment, http, Retries.none());
  }

  /**
   * A forge.
   *
   * @param named the name of the user in release-kit.yml
   * @throws ReleaseException when nothing tells its address, or there is no token
   */
  Forge find(Address address, Optional<String> named) {
    Optional<RepositoryAddress> own = remote.map(GitRemote::pushUrl).flatMap(RepositoryAddress::of);
    String url =
        address
            .url()
            .or(() -> own.flatMap(there -> url(address.kind(), there.host())))
            .orElseThrow(() -> unknown(address, "url"));
    String repository =
        address
            .repository()
            .or(() -> own.map(RepositoryAddress::path))
            .orElseThrow(() -> unknown(address, "repository"));
    boolean isOwn =
        own.filter(there -> there.host().equals(host(url).toLowerCase(Locale.ROOT))).isPresent();
    Secret token = token(address.kind(), url, named, isOwn);
    return switch (address.kind()) {
      case GITHUB -> GitHub.forge(http, url, repository, Optional.of(token), retries);
      case GITLAB ->
          GitLab.forge(http, url, repository, Optional.of(gitlab(token, named, isOwn)), retries);
      case GITEA -> Gitea.forge(http, url, repository, Optional.of(token), retries);
    };
  }

  /** Where a kind of forge is, when no one says; the host that is pushed to may be of another. */
  private static Optional<String> url(Kind kind, String host) {
    boolean isOther = KNOWN.containsKey(host) && KNOWN.get(host) != kind;
    if (isOther) {
      return kind == Kind.GITHUB ? Optional.of("https://github.com") : Optional.empty();
    }
    return Optional.of("https://" + host);
  }

  private static ReleaseException unknown(Address address, String key) {
    return new ReleaseException(
        "the git remote does not tell which repository it is on " + address.kind(),
        "name '" + key + "' of the channel in release-kit.yml");
  }

  /** Tokens that no one named go to the forge only that the release is pushed to. */
  private Secret token(Kind kind, String url, Optional<String> named, boolean isOwn) {
    if (named.isPresent()) {
      return new Secret(credentials.require(named.get(), url).password());
    }
    return ofEnvironment(kind, isOwn)
        .or(() -> jobToken(kind, isOwn))
        .or(() -> credentials.servers().apply(host(url)).map(Credentials::password))
        .map(Secret::new)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "there is no token for " + host(url),
                    (isOwn
                            ? "export " + VARIABLES.get(kind).get(0)
                            : "name one with 'credentials' in release-kit.yml")
                        + ", or add a <server> with <id>"
                        + host(url)
                        + "</id> and the token as its <password> to settings.xml"));
  }

  private Optional<String> ofEnvironment(Kind kind, boolean isOwn) {
    return VARIABLES.get(kind).stream()
        .filter(variable -> isOwn)
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  private Optional<String> jobToken(Kind kind, boolean isOwn) {
    return Optional.ofNullable(environment.get(JOB_TOKEN))
        .filter(value -> isOwn && kind == Kind.GITLAB && !value.isBlank())
        .map(String::strip);
  }

  /** A job's own token has a header of its own. */
  private Authorization gitlab(Secret token, Optional<String> named, boolean isOwn) {
    boolean isJob =
        named.isEmpty()
            && ofEnvironment(Kind.GITLAB, isOwn).isEmpty()
            && jobToken(Kind.GITLAB, isOwn).isPresent();
    return new Authorization(isJob ? "JOB-TOKEN" : "PRIVATE-TOKEN", token);
  }

  private static String host(String url) {
    return Optional.ofNullable(URI.create(url).getHost()).orElse(url);
  }
}

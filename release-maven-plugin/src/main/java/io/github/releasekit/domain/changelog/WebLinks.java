package io.github.releasekit.domain.changelog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses of a repository's pages on its forge, for Markdown: percent-encoded where needed.
 *
 * @param base the repository's page, without a final slash
 * @param forge that it is on
 */
public record WebLinks(String base, Forge forge) {

  /** Stands for the default branch where two revisions are compared. */
  public static final String HEAD = "HEAD";

  /** Instances under a name of their own. */
  private static final Set<String> GITLAB_HOSTS =
      Set.of("salsa.debian.org", "framagit.org", "invent.kde.org", "code.videolan.org");

  private static final Set<String> GITEA_HOSTS = Set.of("codeberg.org", "gitea.com");

  /**
   * The forms of a forge's pages after the repository's, with {@code {from}}, {@code {to}}, {@code
   * {tag}}, {@code {path}} and {@code {number}}.
   */
  public enum Forge {
    GITHUB(
        "/compare/{from}...{to}",
        "/releases/tag/{tag}",
        "/blob/{tag}/{path}",
        "/pull/{number}",
        "/issues/{number}"),
    GITLAB(
        "/-/compare/{from}...{to}",
        "/-/tags/{tag}",
        "/-/blob/{tag}/{path}",
        "/-/merge_requests/{number}",
        "/-/issues/{number}"),
    /** Gitea, Forgejo, Codeberg. */
    GITEA(
        "/compare/{from}...{to}",
        "/releases/tag/{tag}",
        "/src/tag/{tag}/{path}",
        "/pulls/{number}",
        "/issues/{number}"),
    BITBUCKET_CLOUD(
        "/branches/compare/{to}%0D{from}",
        "/src/{tag}", "/src/{tag}/{path}", "/pull-requests/{number}", "/issues/{number}"),
    /** Its issues are in Jira. */
    BITBUCKET_DATA_CENTER(
        "/compare/commits?sourceBranch={to}&targetBranch={from}",
        "/browse?at={tag}",
        "/browse/{path}?at={tag}",
        "/pull-requests/{number}",
        ""),
    /** Its work items belong to the project that the repository is in. */
    AZURE(
        "/branchCompare?baseVersion={from}&targetVersion={to}",
        "?version={tag}",
        "?path=/{path}&version={tag}",
        "/pullrequest/{number}",
        "/_workitems/edit/{number}");

    private final String compare;
    private final String tag;
    private final String file;
    private final String pullRequest;
    private final String issue;

    Forge(String compare, String tag, String file, String pullRequest, String issue) {
      this.compare = compare;
      this.tag = tag;
      this.file = file;
      this.pullRequest = pullRequest;
      this.issue = issue;
    }

    /** A tag, or {@link #HEAD}, as the forge's addresses name it. */
    private String revision(String name) {
      return switch (this) {
        case AZURE -> name.equals(HEAD) ? "GBmain" : "GT" + queryEncoded(name);
        case BITBUCKET_DATA_CENTER -> name.equals(HEAD) ? HEAD : queryEncoded("refs/tags/" + name);
        default -> encoded(name);
      };
    }
  }

  /**
   * Reads {@code scm/url}, or the address that a repository is cloned from: {@code https}, {@code
   * ssh}, {@code git} or {@code git@host:path}, with {@code scm:git:} before it or not.
   *
   * @return empty for hosts whose pages are not known
   */
  public static Optional<WebLinks> of(String scmUrl) {
    return Address.of(scmUrl.strip()).flatMap(WebLinks::of);
  }

  private static Optional<WebLinks> of(Address address) {
    String host = address.host();
    List<String> path = address.path();
    if (path.contains("_git") || host.equals("ssh.dev.azure.com") || host.startsWith("vs-ssh.")) {
      return azure(address);
    }
    if (host.equals("bitbucket.org")) {
      return links(address, 2, Forge.BITBUCKET_CLOUD);
    }
    if (host.contains("gitlab") || GITLAB_HOSTS.contains(host)) {
      return links(address, before(path, "-", before(path, "tree", path.size())), Forge.GITLAB);
    }
    if (host.contains("github") || host.endsWith(".ghe.com")) {
      return links(address, 2, Forge.GITHUB);
    }
    boolean gitea = host.contains("gitea") || host.contains("forgejo") || host.contains("codeberg");
    if (gitea || GITEA_HOSTS.contains(host)) {
      return links(address, before(path, "src", path.size()), Forge.GITEA);
    }
    boolean stash = host.contains("bitbucket") || host.startsWith("stash.");
    return stash || path.indexOf("repos") > 1 ? dataCenter(address) : Optional.empty();
  }

  /** Where a page of the repository begins in the path, after group and project. */
  private static int before(List<String> path, String page, int otherwise) {
    int at = path.indexOf(page);
    return at > 1 ? at : otherwise;
  }

  private static Optional<WebLinks> links(Address address, int segments, Forge forge) {
    List<String> path = address.path();
    if (path.size() < 2 || segments < 2) {
      return Optional.empty();
    }
    List<String> repository = new ArrayList<>(path.subList(0, segments));
    repository.set(segments - 1, withoutGit(repository.get(segments - 1)));
    return Optional.of(new WebLinks(address.page(repository), forge));
  }

  /** {@code …/projects/P/repos/R}, {@code …/users/U/repos/R}, or what they are cloned from. */
  private static Optional<WebLinks> dataCenter(Address address) {
    List<String> path = address.path();
    int repos = path.indexOf("repos");
    if (repos > 1 && repos + 1 < path.size()) {
      return links(address, repos + 2, Forge.BITBUCKET_DATA_CENTER);
    }
    int scm = path.indexOf("scm");
    if (path.size() < scm + 3) {
      return Optional.empty();
    }
    String owner = path.get(scm + 1);
    boolean personal = owner.startsWith("~");
    List<String> page = new ArrayList<>(path.subList(0, Math.max(scm, 0)));
    page.add(personal ? "users" : "projects");
    page.add(personal ? owner.substring(1) : owner.toUpperCase(Locale.ROOT));
    page.add("repos");
    page.add(withoutGit(path.get(scm + 2)));
    return Optional.of(new WebLinks(address.page(page), Forge.BITBUCKET_DATA_CENTER));
  }

  private static Optional<WebLinks> azure(Address address) {
    List<String> path = address.path();
    int git = path.indexOf("_git");
    if (git >= 0) {
      boolean named = git + 1 < path.size();
      return named
          ? Optional.of(new WebLinks(address.page(path.subList(0, git + 2)), Forge.AZURE))
          : Optional.empty();
    }
    if (path.size() < 4 || !path.get(0).equals("v3")) {
      return Optional.empty();
    }
    String page = String.join("/", path.get(1), path.get(2), "_git", path.get(3));
    return Optional.of(new WebLinks("https://dev.azure.com/" + page, Forge.AZURE));
  }

  /** The page of what changed between two tags, or from a tag to {@link #HEAD}. */
  public String compare(String from, String to) {
    return base
        + forge.compare.replace("{from}", forge.revision(from)).replace("{to}", forge.revision(to));
  }

  public String tag(String tag) {
    return base + forge.tag.replace("{tag}", forge.revision(tag));
  }

  /** The page of a file as it is in a tag. */
  public String file(String tag, String path) {
    return base + forge.file.replace("{tag}", forge.revision(tag)).replace("{path}", encoded(path));
  }

  /**
   * The page of a pull request.
   *
   * @param reference {@code #12} or {@code !45}
   */
  public Optional<String> pullRequest(String reference) {
    boolean marked = reference.startsWith("#") || reference.startsWith("!");
    return marked ? page(base, forge.pullRequest, reference.substring(1)) : Optional.empty();
  }

  /**
   * The page of an issue.
   *
   * @param key {@code #12}; a key of another tracker, such as {@code ABC-34}, has no page here
   */
  public Optional<String> issue(String key) {
    String owner = forge == Forge.AZURE ? base.substring(0, base.indexOf("/_git/")) : base;
    return key.startsWith("#") ? page(owner, forge.issue, key.substring(1)) : Optional.empty();
  }

  /** Whether an address is of a page of this repository. */
  boolean leadsTo(String address) {
    String start = withoutScheme(base);
    String page = withoutScheme(address);
    return page.regionMatches(true, 0, start, 0, start.length())
        && (page.length() == start.length() || "/?#".indexOf(page.charAt(start.length())) >= 0);
  }

  private static Optional<String> page(String owner, String form, String number) {
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !form.isEmpty()
        ? Optional.of(owner + form.replace("{number}", number))
        : Optional.empty();
  }

  private static String withoutScheme(String address) {
    return address.substring(address.indexOf("://") + 1);
  }

  private static String withoutGit(String name) {
    return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
  }

  /** Percent-encoded for a path (RFC 3986, section 3.3), slashes left as they are. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (plain || "-._~/".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  private static String queryEncoded(String text) {
    return encoded(text).replace("/", "%2F");
  }

  /**
   * Where a repository is.
   *
   * @param scheme {@code http} or {@code https}
   * @param authority host and port
   * @param path its segments
   */
  private record Address(String scheme, String authority, List<String> path) {

    static Optional<Address> of(String scmUrl) {
      String url = scmUrl.startsWith("scm:git:") ? scmUrl.substring(8) : scmUrl;
      int scheme = url.indexOf("://");
      int colon = url.indexOf(':');
      if (scheme < 0) {
        boolean remote = colon > 1 && url.indexOf('/') != 0 && url.lastIndexOf('/', colon) < 0;
        return remote
            ? of("ssh", url.substring(0, colon), url.substring(colon + 1))
            : Optional.empty();
      }
      int slash = url.indexOf('/', scheme + 3);
      return slash < 0
          ? Optional.empty()
          : of(
              url.substring(0, scheme).toLowerCase(Locale.ROOT),
              url.substring(scheme + 3, slash),
              url.substring(slash));
    }

    private static Optional<Address> of(String scheme, String authority, String path) {
      String host = authority.substring(authority.lastIndexOf('@') + 1);
      boolean web = scheme.equals("https") || scheme.equals("http");
      boolean other = Set.of("ssh", "git", "git+ssh").contains(scheme);
      if (!web) {
        host = host.replaceFirst(":\\d+$", "");
      }
      List<String> segments =
          Arrays.stream(path.split("[?#]", 2)[0].split("/")).filter(s -> !s.isEmpty()).toList();
      boolean written =
          (host + path)
              .chars()
              .allMatch(c -> c > ' ' && c < 0x7f && "\"<>\\^`{|}()".indexOf(c) < 0);
      return (web || other) && !host.isEmpty() && written && !segments.isEmpty()
          ? Optional.of(new Address(web ? scheme : "https", host, segments))
          : Optional.empty();
    }

    String host() {
      return authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    String page(List<String> segments) {
      return scheme + "://" + authority + "/" + String.join("/", segments);
    }
  }
}

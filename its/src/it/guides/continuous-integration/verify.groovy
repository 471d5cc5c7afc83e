import io.github.releasekit.its.Guide

def guide = Guide.follow(basedir, 'guides/continuous-integration.md', mavenHome, localRepositoryPath, releaseKit)

// What each system's file runs, where the system has checked the commit out.
def job = { String name, String checkout, String file, String command, Map<String, String> variables ->
  def lines = guide.home().resolve('shop').resolve(file).toFile().readLines()
  def commands = lines.collect { it =~ command }.findAll { it.matches() }.collect { it.group(1) }
  assert commands.any { it.contains('release-kit:') } : file
  guide.type(file, """
    cd ~/shop
    git pull -q
    git commit -q --allow-empty -m 'fix: for ${name}'
    git push -q
    cd
    git clone -q origin.git ${name}
    cd ${name}
    git checkout -q ${checkout}
    git config --global --remove-section user
    ${variables.collect { "export ${it.key}='${it.value}'" }.join('\n')}
    ${commands.join('\n')}
    git config --global user.name Ada
    git config --global user.email ada@example.org
    """)
}
job('github', 'main', '.github/workflows/release.yml', '\\s*- run: (.*)',
    [BUMP: '', GITHUB_ACTOR: 'ada', GITHUB_ACTOR_ID: '1'])
job('pull-request', '--detach', '.github/workflows/plan.yml', '\\s*- run: (.*)', [:])
job('gitlab', '--detach', '.gitlab-ci.yml', '\\s*- ((?:git|mvn) .*)',
    [CI_PROJECT_URL: guide.home().resolve('origin').toString(), GITLAB_USER_NAME: 'Ada', GITLAB_USER_EMAIL: 'ada@example.org'])
job('jenkins', '--detach', 'Jenkinsfile', "\\s*sh '(.*)'", [BUMP: 'minor'])
guide.type('the tags', '[ "$(git -C ~/origin.git tag | tr "\\n" " ")" = "v1.0.0 v1.0.1 v1.0.2 v1.1.0 " ]')
return true

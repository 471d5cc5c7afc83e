// Without these there is nothing to show; CI, which installs and fetches them, has to show it.
def missing = ['docker-registry', 'skopeo'].findAll { program ->
  !System.getenv('PATH').split(File.pathSeparator).any { new File(it, program).canExecute() }
}.collect { it + ' is not on the PATH' }
if (!new File(pluginTestClasses, '../octokit/api.github.com.json').isFile()) {
  missing << "GitHub's description of its API is not there; .ci/api-descriptions fetches it"
}
missing.each { println it }
return missing.empty || System.getenv('CI') == 'true'

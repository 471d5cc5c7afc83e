// The stand-in for GitHub keeps to its description; CI, which fetches that, has to show this.
def there = new File(pluginTestClasses, '../octokit/api.github.com.json').isFile()
if (!there) {
  println "GitHub's description of its API is not there; .ci/api-descriptions fetches it"
}
return there || System.getenv('CI') == 'true'

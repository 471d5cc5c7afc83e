// Puts the new project under git, with a first commit, unless it lies in a repository already.

File project = new File(request.outputDirectory, request.artifactId)
String message = 'feat: first version'

/** Runs git in the project: its exit code and what it said, or null where there is no git. */
def git = { String... arguments ->
  try {
    Process process =
        new ProcessBuilder(['git', *arguments]).directory(project).redirectErrorStream(true).start()
    process.outputStream.close()
    String said = process.inputStream.getText('UTF-8').trim()
    [exit: process.waitFor(), said: said]
  } catch (IOException ignored) {
    null
  }
}

/** Commits; what kept git from it, or an empty text. */
def firstCommit = {
  def steps = [
    ['init', '--quiet'],
    ['symbolic-ref', 'HEAD', 'refs/heads/main'],
    ['add', '--all'],
    ['commit', '--quiet', '-m', message]
  ]
  for (step in steps) {
    def result = git(*step)
    if (result == null) {
      return 'git was not found'
    }
    if (result.exit != 0) {
      return "git ${step[0]}: ${result.said.readLines().find()}"
    }
  }
  return ''
}

boolean inRepository = git('rev-parse', '--is-inside-work-tree')?.exit == 0
String hindrance = inRepository ? '' : firstCommit()
println ''
println "Your project is in ${project}"
if (inRepository) {
  println 'It lies in a git repository already: commit it there.'
} else if (hindrance) {
  println "It is not committed (${hindrance}). To do so:"
  println '  git init -b main'
  println '  git add .'
  println "  git commit -m \"${message}\""
}
println 'Next, there: mvn release-kit:plan'
println ''

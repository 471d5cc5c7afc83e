// Puts together what the variant needs, and puts the new project under git, with a first commit, unless
// it lies in a repository already. Runs on Groovy 2.4 to 4, as the archetype plugin 3.2 to 3.4 bring it.

File project = new File(request.outputDirectory, request.artifactId)
File parts = new File(project, 'archetype-parts')
String variant = request.properties.getProperty('variant')
String ci = request.properties.getProperty('ci')
String message = 'feat: first version'

// The archetype plugin judges values by the descriptor only where it asks for them.
def problems = []
[variant: ['single', 'multi', 'library', 'components'], ci: ['github', 'gitlab', 'both']].each { name, allowed ->
  String value = request.properties.getProperty(name)
  if (!allowed.contains(value)) {
    problems << "${name} is '${value}', which is none of ${allowed.join(', ')}"
  }
}
if (problems) {
  new File(project, 'pom.xml').delete()
  parts.deleteDir()
  project.delete()
  File parent = new File(request.outputDirectory, 'pom.xml')
  if (parent.file) {
    // The archetype plugin has made the project a module of it.
    String text = parent.getText('UTF-8')
    String without = text.replaceFirst("\\s*<module>\\Q${request.artifactId}\\E</module>", '')
    parent.setText(without.replaceFirst('\\s*<modules>\\s*</modules>', ''), 'UTF-8')
  }
  throw new IllegalArgumentException(problems.join('; ') + ". Nothing was generated; name one with "
      + "-Dvariant= or -Dci=")
}

/** Moves the files of a directory into another; those that are there stay as they are. */
def move
move = { File from, File to ->
  from.listFiles().sort().each { File file ->
    File target = new File(to, file.name)
    if (file.directory) {
      target.mkdirs()
      move(file, target)
    } else if (target.exists()) {
      println "kept ${target}, which was there already"
    } else if (!file.renameTo(target)) {
      throw new IllegalStateException("${file} cannot be moved to ${target}: is a program using it?")
    }
  }
}

String kind = variant == 'components' ? 'components' : 'project'
def wanted = ['common', kind, variant]
['github', 'gitlab'].findAll { ci == it || ci == 'both' }.each {
  wanted << it
  wanted << it + '-' + kind
}
wanted.collect { new File(parts, it) }.findAll { it.directory }.each { move(it, project) }
if (!parts.deleteDir()) {
  throw new IllegalStateException("${parts} cannot be deleted: do so by hand, nothing in it is needed")
}

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

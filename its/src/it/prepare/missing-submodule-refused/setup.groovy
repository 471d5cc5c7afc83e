import io.github.releasekit.its.Fixture

def fixture = new Fixture(basedir)
fixture.init()
fixture.write('.gitmodules', '[submodule "lib"]\n\tpath = lib\n\turl = ext::sh -c touch% asked\n')
fixture.git('add', '.gitmodules')
fixture.git('update-index', '--add', '--cacheinfo', '160000,' + '1' * 40 + ',lib')
new File(basedir, 'lib').mkdir()
fixture.push('build: add a submodule')
fixture.remember()
return true

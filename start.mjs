import { fileURLToPath } from 'node:url'
import { build } from './start/build.mjs'
import { makeDemo } from './start/demo.mjs'
import { checkNode, install } from './start/install.mjs'
import { alone } from './start/lock.mjs'
import { serve } from './start/serve.mjs'
import { runTests, suites } from './start/tests.mjs'
import { Stop, say } from './start/words.mjs'

const help = `npm start       installs, builds, makes the demo district where there is no database, and serves Offramp
npm run dev     the same with pages that change as their source changes
npm test        installs, builds, and runs every test
npm run check   types, lint, laws, rules and contracts; npm run test:journeys: the journeys in a browser

Settings come from the environment; each has a safe default:
  DATABASE_URL             file:… or postgres://…            (an embedded database under OFFRAMP_DATA)
  OFFRAMP_DATA             folder of the database and backups (data)
  ORIGIN                   the address people type            (http://localhost:PORT)
  PORT, HOST               where to listen                    (3000, 127.0.0.1)
  OFFRAMP_DEMO             1: a demo is allowed, 0: never     (allowed on this computer without DATABASE_URL)
  OFFRAMP_TRUSTED_PROXIES  addresses of your reverse proxies  (none)
  OFFRAMP_SIGNER           socket of the log's signer         (npm start runs one, with its key in OFFRAMP_DATA)
  OFFRAMP_ANCHORS          file of places that keep the log's signed heads outside (none)
`

/** From a bare clone to a running Offramp. Node's own modules only: nothing is installed yet. */
async function main(what = 'start', ...more) {
  if ([what, ...more].some((word) => ['--help', '-h', 'help'].includes(word))) {
    process.stdout.write(help)
    return 0
  }
  if (more.length > 0) throw new Stop(`“${more[0]}” is one word too many. Try: node start.mjs --help`, 2)
  process.chdir(fileURLToPath(new URL('.', import.meta.url)))
  checkNode()
  if (Object.hasOwn(suites, what)) {
    await alone(what === 'check' ? install : prepare)
    return runTests(what)
  }
  if (what === 'dev') {
    await alone(async () => {
      await install()
      await makeDemo()
    })
    return serve(['--dev'])
  }
  if (what !== 'start') throw new Stop(`There is no "${what}". Try: node start.mjs --help`)
  await alone(async () => {
    await prepare()
    await makeDemo()
  })
  return serve()
}

async function prepare() {
  await install()
  await build()
}

try {
  process.exitCode = await main(...process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Stop)) throw error
  say(`\n${error.message}\n`)
  process.exitCode = error.code
}

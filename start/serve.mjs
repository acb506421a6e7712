import { spawn } from 'node:child_process'
import { startSigner } from './signer.mjs'

/** Runs the server until it ends, and passes on what it is told. Gives its exit code. */
export function serve(args = []) {
  return new Promise((done) => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts', ...args], {
      stdio: 'inherit',
      env: {
        ...process.env,
        OFFRAMP_SIGNER: startSigner(),
        NODE_ENV: args.includes('--dev') ? 'development' : 'production',
      },
    })
    const passOn = (signal) => server.kill(signal)
    process.on('SIGTERM', passOn)
    process.on('SIGINT', passOn)
    process.on('SIGHUP', passOn)
    server.once('error', () => done(1))
    server.once('exit', (code, signal) => done(code ?? (signal ? 128 : 1)))
  })
}

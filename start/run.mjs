import { spawn, spawnSync } from 'node:child_process'

/** Runs a program with its output shown; gives its exit code. */
export function run(program, args, { env = {}, cwd, quiet = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: quiet ? 'ignore' : 'inherit' })
    child.once('error', () => done(127))
    child.once('exit', (code, signal) => done(code ?? (signal ? 128 : 1)))
  })
}

/** The standard output of a program, or undefined where it is missing or fails. */
export function output(program, args) {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  return done.status === 0 ? done.stdout.trim() : undefined
}

/** Whether a program can be found. */
export const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0

export const isRoot = () => process.getuid?.() === 0

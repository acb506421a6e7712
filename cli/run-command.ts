import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { databaseTrouble } from '#db/database-trouble.ts'
import { NoDatabase } from '#db/database-url.ts'
import { ConfigError } from '../app/config.server.ts'
import { KeyRefused } from '../app/keys/errors.ts'
import { newId } from '../app/keys/random.server.ts'

/** Whoever runs a command of the command line, as the gates ask it: one request each time. */
export const asCommandLine = () =>
  ({
    actor: { kind: 'cli', id: 'cli', name: 'Command line' },
    requestId: newId('request'),
    via: 'cli',
  }) as const

type Options = NonNullable<ParseArgsConfig['options']>
type Refusal = abstract new (...args: never[]) => Error

export interface Command<O extends Options> {
  help: string
  /** Options besides `--help`. */
  options: O
  /** Words that are no options, such as a file: so many at most. */
  words?: number
  /** Errors whose message is all that is shown; they end with 1. */
  refusals?: readonly Refusal[]
}

/** A command that was written wrongly; the message says where. */
export class WrongArguments extends Error {
  override readonly name = 'WrongArguments'
}

/**
 * Runs one command of the command line and sets the exit code: what `main` returns, 1 for a refusal in words, 2 for
 * a command or a setting that was written wrongly. `--help` is answered here. Only a fault of Offramp's own shows where
 * in the program it happened.
 */
export async function runCommand<const O extends Options>(
  command: Command<O>,
  main: (values: ReturnType<typeof parseArgs<{ options: O }>>['values'], words: readonly string[]) => Promise<number>,
): Promise<void> {
  for (const out of [process.stdout, process.stderr]) out.on('error', readerGone)
  try {
    const { values, positionals } = readArguments(command.options, command.words ?? 0)
    if ('help' in values && values.help) process.stdout.write(command.help)
    else process.exitCode = await main(values, positionals)
  } catch (error) {
    const answer = answerTo(error, command)
    if (!answer) throw error
    process.stderr.write(answer.words)
    process.exitCode = answer.code
  }
}

/** Whoever reads only the first lines (`| head -1`) has read enough: what is being done goes on. */
function readerGone(error: Error): void {
  if (!('code' in error && error.code === 'EPIPE')) throw error
}

/**
 * Reads what was written after the command's name; `words` that are no options at most. Throws `WrongArguments` in
 * plain words.
 */
export function readArguments<const O extends Options>(options: O, words: number) {
  try {
    const all = { ...options, help: { type: 'boolean', short: 'h' } } as O
    const read = parseArgs({ options: all, allowPositionals: true })
    const extra = read.positionals[words]
    if (extra !== undefined) throw new WrongArguments(`“${extra}” is one word too many.`)
    return read
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new WrongArguments(inWords(error))
  }
}

/** Node's message names the option in quotes; the rest of it is for whoever writes programs. */
function inWords(error: TypeError): string {
  const option = /'(?:-\w, )?(--?[\w-]+)/.exec(error.message)?.[1] ?? 'one of them'
  const code = 'code' in error ? error.code : undefined
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`
  return /argument missing|ambiguous/.test(error.message)
    ? `The option ${option} needs a value after it.`
    : `The option ${option} takes no value.`
}

function answerTo(error: unknown, { help, refusals = [] }: Command<Options>) {
  if (error instanceof WrongArguments) return { words: `${error.message}\n\n${help}`, code: 2 }
  if (error instanceof ConfigError || KeyRefused.is(error)) return { words: `${error.message}\n`, code: 2 }
  if (error instanceof NoDatabase || refusals.some((refusal) => error instanceof refusal))
    return { words: `${(error as Error).message}\n`, code: 1 }
  const unreachable = databaseTrouble(error)
  return unreachable ? { words: `${unreachable}\n`, code: 1 } : undefined
}

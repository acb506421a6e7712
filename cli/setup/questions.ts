import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { z } from 'zod'

/** Where answers come from: a person at a terminal, or a file. */
export interface Answers {
  /** Asks until `schema` accepts the answer. `key` names it in a file. */
  ask(key: string, question: string, schema: z.ZodType, standard?: string): Promise<string>
  close(): void
}

/**
 * Asks a person, shows what is wrong, and asks again. Lines that come faster than the questions wait their turn, as
 * those of a file do that is sent in. Throws `SetupRefused` where they end before the last question.
 */
export function askPerson(input: Readable = process.stdin, output: Writable = process.stdout): Answers {
  const terminal = createInterface({ input, output })
  const lines = terminal[Symbol.asyncIterator]()
  return {
    ask: async (_key, question, schema, standard) => {
      for (;;) {
        terminal.setPrompt(standard ? `${question} [${standard}] ` : `${question} `)
        terminal.prompt()
        const line = await lines.next()
        if (line.done)
          throw new SetupRefused(
            `\nThe answers ended before the last question, which was: ${question}\nNothing was set up.`,
          )
        const given = line.value.trim()
        const answer = given === '' && standard !== undefined ? standard : given
        const problem = problemOf(schema, answer)
        if (!problem) return answer
        output.write(`  ${problem}\n`)
      }
    },
    close: () => terminal.close(),
  }
}

/** Takes answers from a JSON file. Throws in words for the first that can't be used. */
export function fromFile(values: Readonly<Record<string, unknown>>): Answers {
  return {
    ask: (key, question, schema, standard) => {
      const found = values[key] ?? standard
      const answer = typeof found === 'string' ? found : ''
      const problem = problemOf(schema, answer)
      if (problem) return Promise.reject(new SetupRefused(`${key} (${question.replace(/\?$/, '')}): ${problem}`))
      return Promise.resolve(answer)
    },
    close: () => undefined,
  }
}

/** Set-up can't go on; the message is shown as it is. */
export class SetupRefused extends Error {
  override readonly name = 'SetupRefused'
}

const problemOf = (schema: z.ZodType, answer: string): string | undefined => {
  const parsed = schema.safeParse(answer)
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

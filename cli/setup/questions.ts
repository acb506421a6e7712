import { createInterface } from 'node:readline/promises'
import type { z } from 'zod'

/** Where answers come from: a person at a terminal, or a file. */
export interface Answers {
  /** Asks until `schema` accepts the answer. `key` names it in a file. */
  ask(key: string, question: string, schema: z.ZodType, standard?: string): Promise<string>
  close(): void
}

/** Asks a person, shows what is wrong, and asks again. */
export function askPerson(): Answers {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  return {
    ask: async (_key, question, schema, standard) => {
      for (;;) {
        const given = (await terminal.question(standard ? `${question} [${standard}] ` : `${question} `)).trim()
        const answer = given === '' && standard !== undefined ? standard : given
        const problem = problemOf(schema, answer)
        if (!problem) return answer
        process.stdout.write(`  ${problem}\n`)
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

import type { ScriptEvent } from '../script.ts'

/** One event for each key question, a minute apart, from the first on. `from` is `2027-02-26 09:20`. */
export function keyAnswers(
  who: string,
  from: string,
  answers: readonly Readonly<Record<string, unknown>>[],
): ScriptEvent[] {
  const [on = '', time = ''] = from.split(' ')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return answers.map((answer, n) => {
    const total = hour * 60 + minute + n
    const at = `${on} ${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
    return {
      at,
      who,
      run: 'answerKeyQuestion',
      as: `key${n + 1}`,
      input: { question: n + 1, how: 'answered', ...answer },
    }
  })
}

/** Every criterion of a closing answered with yes. */
export const allMet = Object.fromEntries(
  [
    'concernResolved',
    'grievanceAddressed',
    'protectiveInPlace',
    'nothingNew',
    'meansSafe',
    'supportsHold',
    'informed',
    'tracksDone',
  ].map((id) => [id, { answer: 'yes' }]),
)

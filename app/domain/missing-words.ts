type Checked = Readonly<{ id: string; rule: string }>

/**
 * Checks that were missing, by their names and rules: "Means not asked (R31)". They name nobody, no address and nothing
 * that was written, so that they may be told without sight of the case. Key questions are told together.
 */
export function missingChecks(missing: readonly Checked[]): string[] {
  const questions = missing.filter(({ id }) => question.test(id))
  const together = questions.length > 1 ? [`${questions.length} key questions (${questions[0]?.rule ?? ''})`] : []
  const others = missing.filter((one) => together.length === 0 || !questions.includes(one))
  return [...new Set([...others.map(checkWords), ...together])]
}

const question = /^question-\d+$/
const ofSomething = /[-:][a-z]{3}_\w+$/

function checkWords({ id, rule }: Checked): string {
  const said = id.replace(ofSomething, '').replaceAll('-', ' ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} (${rule})`
}

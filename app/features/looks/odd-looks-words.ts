import type { OddLook } from '#app/domain/looks.ts'
import type { LookNumbers } from '#app/domain/profiles/profile.ts'

interface Named {
  /** The case's number. */
  number: string | undefined
  /** The person's initials: this page names no child. */
  initials: string | undefined
}

/** What somebody did, in words: the first half of a row. */
export function lookedWords(look: OddLook, { number = 'a case', initials = 'somebody' }: Named): string {
  const { kind, count, caseId } = look
  const page = `the page of a person (${initials})`
  switch (kind) {
    case 'kept out':
      return `Tried to open ${number}${times(count)}`
    case 'own name':
      return `Looked at ${caseId === null ? page : number}${times(count)}`
    case 'many':
      return `Opened ${count} different cases and pages of people within an hour`
    case 'emergency':
      return `Opened ${number} in an emergency: ${count === 1 ? 'one look' : `${count} looks`}`
    case 'without work':
      return `Came back to ${caseId === null ? page : number} on ${count} occasions`
    case 'many students':
      return `Opened the pages of ${count} people`
    case 'same child':
      return `Searched for the same person (${initials})${times(count)}`
  }
}

const times = (count: number): string => (count === 1 ? '' : count === 2 ? ' twice' : ` ${count} times`)

/** Why it is listed, in words that accuse nobody. */
export function whyWords({ kind, caseId }: OddLook, numbers: LookNumbers): string {
  switch (kind) {
    case 'kept out':
      return 'They are kept out of it: it may be about them or their family. They saw nothing.'
    case 'own name':
      return 'The family name is the same as theirs. Many people share a name.'
    case 'many':
      return `More than ${numbers.casesAnHour}. It went on: it may have been an emergency.`
    case 'emergency':
      return 'Each case opened in an emergency is listed. It has its own review too.'
    case 'without work':
      return caseId === null
        ? 'They are on no case of this person.'
        : 'They were asked to screen it, and put nothing on record there.'
    case 'many students':
      return `They are on no case of these people. More than ${numbers.students}.`
    case 'same child':
      return `They are on no case of this person. More than ${numbers.searches} searches.`
  }
}

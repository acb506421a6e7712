import { actWords } from './event-words.ts'

/** What a query or an entry is called in the log, for people. */
const pageWords: Readonly<Record<string, string>> = {
  casePage: 'the case page',
  entryPage: 'an entry',
  caseAsOf: 'the case as of a date',
  caseDecisions: 'the decisions',
  wentOnForm: 'why somebody went on without something',
  caseViewers: 'who viewed this',
  caseTrail: 'the trail',
  casePrint: 'the case file',
  fileDownload: 'a file',
  teamForm: 'the team',
}

/** An event of a case after a person's name: "looked at the case page". `section` begins with the page's own name. */
export function lookWords(act: string, section: string | undefined): string {
  const [name = ''] = (section ?? '').split(', ')
  const known = (actWords as Readonly<Record<string, string>>)[act]
  if (act === 'viewed') return lookedAt(name)
  if (act === 'printed') return 'printed the case file'
  if (known) return known
  return `put on record: ${spaced(name || act)}`
}

function lookedAt(name: string): string {
  const page = pageWords[name]
  if (page) return `looked at ${page}`
  return name.endsWith('Form') ? `opened the form to ${spaced(name.slice(0, -4))}` : `looked at ${spaced(name)}`
}

const spaced = (text: string): string =>
  text
    .replace(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase()
    .trim()

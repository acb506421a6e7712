import { actWords, moreTimes } from '#app/domain/event-words.ts'
import { actions } from '#app/policy/actions.ts'
import { instantText } from '#app/ui/when.ts'
import { entryActWords } from './entry-act-words.ts'
import { pageWords } from './page-words.ts'

/** Commands whose name says too little for people who did not write it. */
const commandWords: Readonly<Record<string, string>> = {
  acknowledgeReport: 'open a report',
  askExpungement: 'ask that a case be destroyed',
  addMember: 'add somebody to the team',
  answerCall: 'say whether 911 was called',
  carryEnrolment: 'tell a case that its student comes or leaves',
  changeLead: 'change who leads the case',
  confirmExpungement: 'destroy a case',
  confirmOutcome: 'confirm a screening',
  endDisclosure: 'record that an emergency is over',
  makePackage: 'make the record into a file for a parent',
  endMember: 'end somebody’s time on the team',
  giveFirstPassword: 'give a first password',
  giveGrant: 'give a role',
  endGrant: 'end a role',
  handOverTask: 'hand over a task',
  keepAnchor: 'keep where a signed head of the log is known',
  keepCheckpoint: 'keep a signed head of the log',
  markImminent: 'mark that somebody is in danger',
  noteAnchorRefused: 'note that a signed head of the log could not be left outside',
  noteClockJump: 'note that the clock was moved',
  noteGuards: 'note which guards the database has',
  recordRestore: 'note that a backup was restored',
  noteCheckpointRefused: 'note that the signer refused the head of the log',
  noteManyLooks: 'note that somebody opened many cases',
  noteSessionRanOut: 'note that a session ran out',
  proposeOutcome: 'record the outcome of a screening',
  readWentOn: 'say that a reason was read',
  recordShredding: 'note that old backups were destroyed',
  recordServer: 'note that the server started or stopped',
  sendBackOutcome: 'send a screening back',
  signWeek: 'sign a week of the record',
  startDemoSession: 'sign in to the demo',
  startSession: 'sign in',
  tellApart: 'say that two reports are not the same',
  unjoinReport: 'take a report out again',
  withdrawExpungement: 'keep a case that was to be destroyed',
  setHold: 'set a legal hold',
  liftHold: 'lift a legal hold',
}

/** What a rule of a short name asks for; others are written as words where they are broken. */
const ruleNames: Readonly<Record<string, string>> = {
  agreement: 'somebody from outside works under an agreement',
  checkpoint: 'a signed head is of this very log',
  week: 'a week is signed once, by its Monday, when it is over',
  recusal: 'whoever is kept out stays out until a district lead says otherwise',
  concern: 'nobody handles a matter about themselves',
  principal: 'a principal of the school',
  asker: 'whoever asked for a reset still signs in',
  reminder: 'reminded within the hour already, or nothing waits',
  request: 'a request to change the record is decided once, by somebody else than whoever wrote it',
  emergency: 'an emergency is over once',
  inspection: 'a request to see the record is answered once, with what may be given',
  consent: 'a written consent is taken back once',
  P3: 'two people look at a screening',
  P4: 'each approver has a deputy',
  P5: 'standing down from danger takes a second person',
  P6: 'a level is assessed before the plan',
  P7: 'lowering a high level takes a second person',
  P9: 'a screening ends with its outcome',
  P14: 'somebody’s decision keeps a student away',
  P16: 'orders replace each other in their order',
  P21: 'the chair may block a file at once',
  stage: 'the case is at another stage',
  plan: 'what the plan holds',
  entry: 'what is on record stays',
  amendment: 'how an entry is corrected',
  team: 'who is on the team',
  override: 'going on without something',
  closed: 'a closed case is reopened first',
  task: 'what tasks there are',
  school: 'which school it is',
  level: 'how a level is set',
  join: 'which reports can be joined',
  file: 'which files can be used',
  triage: 'how a screening goes',
  student: 'which student it is',
  identity: 'which student it is',
  police: 'what police were told',
  closing: 'how a case is closed',
  reachable: 'whoever is on duty can be called',
  reported: 'a report is opened first',
  secondPerson: 'a second person is needed',
  stale: 'something arrived meanwhile',
  none: '',
  user: 'who signs in',
  member: 'Member of the case',
  lead: 'Lead of the case',
  chair: 'Team chair',
  officer: 'Law-enforcement partner',
  consulted: 'Consulted on the case',
  staff: 'Staff',
  registrar: 'A registrar of the school',
  analyst: 'An analyst of the district',
  R20: 'the record follows the student',
  auditor: 'Auditor',
  administrator: 'System administrator',
  system: 'Offramp itself',
}

/** Kinds of things the log speaks of. */
const thingWords: Readonly<Record<string, string>> = {
  case: 'case',
  command: 'an attempt',
  database: 'the database',
  grant: 'role',
  person: 'person on the roster',
  enrolment: 'an enrolment',
  week: 'a week of the record',
  sample: 'a sample',
  refusals: 'several things',
  server: 'the server',
  user: 'person',
  file: 'file',
}

const isName = (text: string): boolean => /^[a-z]+(?:[A-Z][a-z]*)+$/.test(text)

/** `giveFirstPassword` as words: "give first password". */
const spaced = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()

/** A command or a page by its name in the program, as people read it. */
export const operationWords = (name: string): string => pageWords[name] ?? commandWords[name] ?? spaced(name)

/** Under which rule: the line of the policy that allowed it, or what forbade it. */
export function ruleWords(why: string): string {
  const rule = why.replace(/^rule:/, '')
  const action = /^no rule allows (.+)$/.exec(rule)?.[1]
  if (action) {
    const about = Object.entries(actions).find(([name]) => name === action)?.[1].about
    return `Not theirs to do: ${about ? lower(about) : spaced(action)}`
  }
  const words = ruleNames[rule] ?? spaced(rule)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Who did it, where that is no person. */
export const actorWords: Readonly<Record<string, string>> = {
  cli: 'Whoever ran a command on the server',
  system: 'Offramp itself',
  job: 'Offramp itself',
  public: 'Somebody not signed in',
}

/** An act in words, as they follow the name of whoever did it. */
export function actText(act: string, object: { t: string; id: string; sec?: string }): string {
  const page = act === 'viewed' || act === 'printed' ? pageOf(object) : undefined
  if (page) return `${act === 'printed' ? 'printed' : 'looked at'} ${page}`
  const known = (actWords as Readonly<Record<string, string>>)[act] ?? entryActWords[act]
  if (known) return known
  const [kind = act, done = 'recorded'] = act.split('.')
  return `${spaced(done)}: ${spaced(kind)}`
}

function pageOf({ t, id, sec }: { t: string; id: string; sec?: string }): string | undefined {
  const name = t === 'query' ? id : (sec ?? '').split(', ')[0]
  if (!name) return undefined
  if (pageWords[name]) return pageWords[name]
  return name.endsWith('Form') ? `the form to ${operationWords(name.slice(0, -4))}` : undefined
}

interface Around {
  zone: string
  today: string
  /** It was refused: a count says how often, not how much was shown. */
  refused: boolean
  nameOf(id: string): string | undefined
}

/** On what: the case's number, the person, the part that was shown. What the act says already is not said again. */
export function objectText(object: { t: string; id: string; sec?: string; n?: number }, around: Around): string {
  const { t, id, n } = object
  const name = around.nameOf(id)
  const thing = t === 'query' ? '' : t === 'command' ? operationWords(id) : [thingWords[t] ?? spaced(t), name].join(' ')
  const own =
    t === 'query' || t === 'command' || name !== undefined || ['database', 'refusals', 'server', 'roster'].includes(t)
  const parts = (object.sec ?? '')
    .split(', ')
    .filter((part) => part !== '' && !pageWords[part] && !part.endsWith('Form') && !/^[a-z]{3}_/.test(part))
    .map((part) => sectionText(part, around))
  const count = n === undefined ? '' : around.refused ? moreTimes(n) : `${n.toLocaleString('en-US')} shown`
  return [own ? thing.trim() : `${thing.trim()} ${id}`, ...new Set(parts), count].filter(Boolean).join(', ')
}

function sectionText(part: string, { zone, today }: Around): string {
  const moment = /^as of (\d{4}-\d\d-\d\dT.+Z)$/.exec(part)?.[1]
  if (moment) return `as of ${instantText(moment, zone, today)}`
  if (['audit log', 'odd looks', 'my work', 'desk', 'one person', 'week', 'sample', 'form'].includes(part)) return ''
  return isName(part) || part.includes('-') ? spaced(part) : part.replace(/ [a-z]{3}_\w+$/, '')
}

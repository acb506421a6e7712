import { actWords, moreTimes } from '#app/domain/event-words.ts'
import { actions } from '#app/policy/actions.ts'
import { instantText } from '#app/ui/when.ts'
import { entryActWords } from './entry-act-words.ts'

/** Pages that are read, as the log names them after "looked at". Forms say what they are for by their own name. */
export const pageWords: Readonly<Record<string, string>> = {
  accountPage: 'their own account',
  administrationPage: 'administration',
  auditDesk: 'the auditor’s desk',
  auditLog: 'the audit log',
  blankForm: 'a blank form',
  blankForms: 'the blank forms',
  calendarForm: 'the form for the calendar',
  caseAsOf: 'the case as of a date',
  caseDecisions: 'the decisions',
  caseList: 'the list of cases',
  casePage: 'the case page',
  casePrint: 'the case file on paper',
  caseSearch: 'a search for cases',
  caseSearchFrame: 'search for a case',
  accessTable: 'the table of what each role can see and do',
  standInForm: 'the form by which somebody stands in for another',
  endStandInForm: 'the form that ends a standing in',
  agreementForm: 'the form to renew an agreement',
  connectIdentityForm: 'the form to connect an account elsewhere',
  amendmentForm: 'the form for a parent who asks to change the record',
  amendmentDecideForm: 'the form to decide what a parent asks to change',
  statementForm: 'the form for what a parent says of an entry',
  sharingForm: 'whether something may be shared',
  disclosuresForm: 'what was shared of a case',
  disclosuresPaperForm: 'what was shared of a case, on paper',
  disclosureForm: 'the form to record that something was shared',
  disclosureEmergencyForm: 'the form for an emergency in which somebody had to know',
  disclosureEndForm: 'the form for an emergency that is over',
  inspectionForm: 'the form for a parent who asks to see the record',
  inspectionPackageForm: 'the record as a parent may see it',
  inspectionShownForm: 'the form for that the record was shown',
  packageDownload: 'a file that was given to somebody',
  endIdentityForm: 'the form that ends a connected account',
  caseAccess: 'who can see a case',
  recusalsForm: 'who is kept out of a case',
  recordForm: 'how long a case is kept, and what was asked',
  recordsPage: 'what is kept, held and destroyed',
  certificate: 'the certificate of a destroyed case',
  emergencyForm: 'the form to open a case in an emergency',
  emergenciesPage: 'what was opened in emergencies',
  emergencyPage: 'one emergency, with what was read',
  recertifyLists: 'the lists of roles to look over',
  recertifyList: 'a school’s list of roles',
  leavesPage: 'what somebody who left leaves behind',
  whyNot: 'why a page may not be shown',
  appSetup: 'setting up an app that shows codes',
  factorsPage: 'the own second factors',
  resetFactorsForm: 'the form to reset somebody’s second factors',
  confirmPage: 'showing the second factor once more',
  connectPage: 'connecting an account elsewhere to one’s own',
  secondStepPage: 'the second step of signing in',
  confirmResetPage: 'the form to confirm a reset of second factors',
  alerts: 'where there is an emergency',
  counts: 'counts without names',
  countsFile: 'counts without names, as a file',
  eventProofFile: 'the proof of an event',
  enrolmentPage: 'who comes and goes at a school',
  enrolmentForm: 'the form for a student who comes or leaves',
  findEnrolled: 'a search for a student who comes or leaves',
  findEnrolledFrame: 'the page that finds a student who comes or leaves',
  unitTimesForm: 'the form for the times of a police unit',
  caseTrail: 'the trail of the case',
  caseViewers: 'who viewed the case',
  clockForm: 'the form for a clock',
  deputyForm: 'the form for a deputy',
  districtForm: 'the form for the district',
  districtPage: 'the district',
  endGrantForm: 'the form to end a role',
  enteredPage: 'the form to enter a report for somebody',
  entryPage: 'an entry',
  fileDownload: 'a file',
  findPeople: 'a search for people',
  findStudents: 'a search for students',
  frame: 'the frame of a page',
  grantForm: 'the form to give a role',
  myReports: 'their own reports',
  myWork: 'My work',
  newStudentForm: 'the form to add a student',
  newUserForm: 'the form to add a person who signs in',
  oddLooksPage: 'looks worth asking about',
  onePersonsLooks: 'what one person saw',
  looksForm: 'the form for when looks are asked about',
  paceForm: 'the form for when searches, looks and reports pause',
  onDutyForm: 'the form for who is on duty',
  peopleFrame: 'the page of people',
  personPage: 'a person',
  referralPage: 'the form to tell the team',
  reportReceipt: 'the receipt of a report',
  restoredForm: 'the form about a restored backup',
  rosterPage: 'the roster',
  samplePage: 'cases drawn at random',
  drawSampleForm: 'the form to draw cases at random',
  recordFindingForm: 'the form for what was found in a case that was drawn',
  schoolForm: 'the form for a school',
  signInPage: 'the sign-in page',
  enableUserForm: 'the form to enable an account again',
  staffHomeForm: 'where somebody who works here lives',
  stopUserForm: 'the form to stop an account or its sessions',
  studentForm: 'the form for a student',
  taskList: 'the tasks of the case',
  triageGroupForm: 'the form for who opens reports',
  userForm: 'the form for a person who signs in',
  userPage: 'a person who signs in',
  usersPage: 'the people who sign in',
  weekReview: 'a week of the record',
  wentOnForm: 'why somebody went on without something',
}

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

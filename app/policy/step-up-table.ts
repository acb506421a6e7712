import type { Action } from './actions.ts'
import type { StepUp } from './step-up.ts'

/** What access.md 3.9 asks a fresh proof for, in its own order; `tells` is what an administrator reads. */
export const stepUpFamilies = {
  reporter: { tells: 'Reading who reported', source: 'access.md 3.9: reading S4' },
  unmasking: { tells: 'Seeing names that were initials', source: 'access.md 3.9: unmasking' },
  export: { tells: 'Printing and taking out', source: 'access.md 3.9: export and print' },
  disclosure: { tells: 'Handing on to somebody outside', source: 'access.md 3.9: disclosure' },
  emergency: { tells: 'Opening a case in an emergency', source: 'access.md 3.7 and 3.9: break-glass' },
  lowering: { tells: 'Lowering and closing', source: 'access.md 3.9: lowering level, closing' },
  rights: { tells: 'Giving rights', source: 'access.md 3.5, 3.8 and 3.9: role grants' },
  rules: { tells: 'Changing rules', source: 'access.md 3.5 and 3.9: policy' },
  seal: { tells: 'Sealing and expunging', source: 'access.md 3.9: seal and expunge' },
  restore: { tells: 'Restoring a backup', source: 'access.md 3.9: restore' },
  proofs: { tells: 'What somebody signs in with', source: 'access.md 3.9: MFA changes; ASVS 5.0 7.5.1' },
} as const
export type StepUpFamily = keyof typeof stepUpFamilies

/** Families of which nothing is done in the application: there is no act that could ask. */
export const notActs: Readonly<Partial<Record<StepUpFamily, string>>> = {
  reporter:
    'Who may read it is the triage group and the team, so that they can call back (P18, P1). It stands in no print, list or emergency reading, and is read by nobody where confidentiality was asked.',
}

interface Row {
  family: StepUpFamily
  /** False: not asked, and `because` says why. */
  asked: StepUp | false
  /** The commands, or where there is none the queries, that it stands before: by name, so that none joins unseen. */
  acts: readonly string[]
  because?: string
}

const protects = 'It protects, or takes a right away: nothing that does waits (P1).'

/**
 * Before what somebody confirms that it is them: the readable table. One line an action of these families, also those
 * that are not asked. The gates read it after every other check; a test holds the acts to the commands there are.
 */
const table = {
  'audit.open': { family: 'unmasking', asked: true, acts: ['openToAudit'] },
  'audit.sign': {
    family: 'rules',
    asked: false,
    acts: ['signWeek'],
    because: 'It changes nothing but that it was signed, and by whom.',
  },
  'audit.sample': {
    family: 'unmasking',
    asked: false,
    acts: ['drawSample', 'recordFinding'],
    because: 'A draw opens no case: each is opened with a reason, which is asked for.',
  },
  'case.print': { family: 'export', asked: true, acts: ['casePrint'] },
  'file.read': {
    family: 'export',
    asked: false,
    acts: ['fileDownload'],
    because: 'A picture is looked at like any page of the case, at night too; each look is on record.',
  },
  'counts.read': {
    family: 'export',
    asked: false,
    acts: ['counts', 'countsFile'],
    because: 'Numbers without names, small ones left out.',
  },
  'disclosure.take': { family: 'export', asked: true, acts: ['packageDownload'] },
  'disclosure.record': {
    family: 'disclosure',
    asked: true,
    acts: ['makePackage', 'recordDisclosure', 'recordPrinted'],
  },
  'disclosure.emergency': {
    family: 'disclosure',
    asked: false,
    acts: ['endDisclosure', 'recordEmergencyDisclosure'],
    because: 'Somebody had to know, and was told: nothing stands before writing it down (P1; 34 CFR 99.36).',
  },
  'disclosure.read': {
    family: 'disclosure',
    asked: false,
    acts: [],
    because: 'It hands nothing on: who got what is read like any page of the case.',
  },
  'sharing.ask': { family: 'disclosure', asked: false, acts: [], because: 'It answers a question, and gives nothing.' },
  'inspection.record': {
    family: 'disclosure',
    asked: false,
    acts: ['recordInspection', 'recordInspectionShown'],
    because: 'It writes down what somebody asked for and saw; making it is asked for.',
  },
  'consent.record': {
    family: 'disclosure',
    asked: false,
    acts: ['endConsent', 'recordConsent'],
    because: 'It writes down what a parent signed or took back; giving something by it is asked for.',
  },
  'amendment.record': {
    family: 'disclosure',
    asked: false,
    acts: ['recordAmendment', 'recordStatement'],
    because: 'It writes down what a parent says.',
  },
  'amendment.decide': {
    family: 'disclosure',
    asked: false,
    acts: ['decideAmendment'],
    because: 'It changes no entry and gives nothing: whoever wrote it corrects it.',
  },
  'breakGlass.start': { family: 'emergency', asked: true, acts: ['startBreakGlass'] },
  'breakGlass.close': { family: 'emergency', asked: false, acts: ['closeBreakGlass'], because: protects },
  'breakGlass.review': {
    family: 'emergency',
    asked: false,
    acts: ['reviewBreakGlass'],
    because: 'It opens nothing, and is about somebody else.',
  },
  'level.propose': {
    family: 'lowering',
    asked: false,
    acts: ['proposeLevel', 'setWorkingLevel'],
    because: 'A level may be raised by it at any moment (P4, P6); a lowering counts only once it is approved.',
  },
  'level.approve': { family: 'lowering', asked: true, acts: ['approveLevel'] },
  'level.sendBack': { family: 'lowering', asked: false, acts: ['sendLevelBack'], because: protects },
  'danger.standDown': { family: 'lowering', asked: true, acts: ['confirmStandDown', 'proposeStandDown'] },
  'closing.propose': { family: 'lowering', asked: true, acts: ['proposeClosing'] },
  'closing.sign': { family: 'lowering', asked: true, acts: ['signClosing'] },
  'closing.withdraw': { family: 'lowering', asked: false, acts: ['withdrawClosing'], because: protects },
  'triage.decide': {
    family: 'lowering',
    asked: false,
    acts: ['confirmOutcome', 'proposeOutcome', 'sendBackOutcome'],
    because:
      'An emergency is an outcome too, and takes effect with one name at night (P3); what ends a screening takes two.',
  },
  'return.decide': {
    family: 'lowering',
    asked: false,
    acts: ['decideReturn'],
    because: 'Its gate asks for more than a proof, and a condition may be added at any moment (P15).',
  },
  'grants.manage': { family: 'rights', asked: true, acts: ['endGrant', 'giveGrant'] },
  'delegation.give': { family: 'rights', asked: true, acts: ['giveDelegation'] },
  'delegation.end': { family: 'rights', asked: false, acts: ['endDelegation'], because: protects },
  'agreement.renew': { family: 'rights', asked: true, acts: ['renewAgreement'] },
  'roles.recertify': { family: 'rights', asked: true, acts: ['recertifyRoles'] },
  'users.enable': { family: 'rights', asked: true, acts: ['enableUser'] },
  'users.manage': {
    family: 'rights',
    asked: false,
    acts: ['createUser'],
    because: 'An account opens nothing before it has a password and a role, which are asked for.',
  },
  'users.stop': {
    family: 'rights',
    asked: false,
    acts: ['disableUser', 'endIdentity', 'endSessionsOfUser'],
    because: protects,
  },
  'duty.manage': {
    family: 'rights',
    asked: false,
    acts: ['setDeputy', 'setOnDuty', 'setTriageGroup'],
    because:
      'Who is called tonight is changed from wherever the district lead is (P3); it opens nothing without a role.',
  },
  'team.manage': {
    family: 'rights',
    asked: false,
    acts: ['addMember', 'changeLead', 'endMember'],
    because: 'Somebody who can help is added at any moment (P1).',
  },
  'recusal.end': { family: 'rights', asked: true, acts: ['endRecusal'] },
  'clocks.change': { family: 'rules', asked: true, acts: ['changeClock', 'changeLooks', 'changePace'] },
  'district.manage': {
    family: 'rules',
    asked: false,
    acts: ['changeCalendar', 'changeDistrict', 'saveSchool'],
    because: 'A snow day is entered in the morning it comes; no number of a deadline is among it.',
  },
  'restore.confirm': { family: 'restore', asked: true, acts: ['confirmRestore'] },
  'hold.set': { family: 'seal', asked: false, acts: ['setHold'], because: protects },
  'hold.lift': { family: 'seal', asked: true, acts: ['liftHold'] },
  'expunge.ask': { family: 'seal', asked: true, acts: ['askExpungement'] },
  'expunge.confirm': { family: 'seal', asked: true, acts: ['confirmExpungement'] },
  'seal.ask': { family: 'seal', asked: true, acts: ['askSealing'] },
  'seal.confirm': { family: 'seal', asked: true, acts: ['confirmSealing'] },
  'seal.withdraw': { family: 'seal', asked: false, acts: ['withdrawSealing'], because: protects },
  'unseal.ask': { family: 'seal', asked: true, acts: ['askUnsealing'] },
  'unseal.confirm': { family: 'seal', asked: true, acts: ['confirmUnsealing'] },
  'unseal.withdraw': { family: 'seal', asked: false, acts: ['withdrawUnsealing'], because: protects },
  'expunge.withdraw': { family: 'seal', asked: false, acts: ['withdrawExpungement'], because: protects },
  'redact.ask': { family: 'seal', asked: true, acts: ['askRedaction'] },
  'redact.confirm': { family: 'seal', asked: true, acts: ['confirmRedaction'] },
  'redact.withdraw': { family: 'seal', asked: false, acts: ['withdrawRedaction'], because: protects },
  'retention.propose': { family: 'rules', asked: true, acts: ['proposeRetention'] },
  'retention.approve': { family: 'rules', asked: true, acts: ['approveRetention'] },
  'retention.decline': {
    family: 'rules',
    asked: false,
    acts: ['declineRetention'],
    because: 'It leaves the schedule as it is.',
  },
  'record.read': {
    family: 'seal',
    asked: false,
    acts: ['askUnsealForm', 'confirmUnsealForm', 'keepSealedForm', 'recordForm', 'recordsPage', 'sealedRecord'],
    because: 'It destroys nothing, and names nobody but by initials.',
  },
  'certificate.read': { family: 'seal', asked: false, acts: ['certificate'], because: 'It names nobody.' },
  'account.factors': {
    family: 'proofs',
    asked: 'once enrolled',
    acts: ['addApp', 'addPasskey', 'removeFactor', 'renewRecoveryCodes'],
  },
  'account.browsers': { family: 'proofs', asked: 'once enrolled', acts: ['knowBrowser'] },
  'account.connect': { family: 'proofs', asked: 'once enrolled', acts: ['askToConnect'] },
  'users.change': { family: 'proofs', asked: true, acts: ['changeUser', 'connectIdentity', 'giveFirstPassword'] },
  'factors.reset': { family: 'proofs', asked: true, acts: ['askFactorReset', 'confirmFactorReset'] },
} as const satisfies Partial<Record<Action, Row>>

export const stepUpTable: Readonly<Partial<Record<Action, Row>>> = table

/** Whether an action asks that somebody confirms, and of whom. */
export const stepUpOf = (action: Action): StepUp | undefined => stepUpTable[action]?.asked || undefined

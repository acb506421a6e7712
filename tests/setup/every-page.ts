import { auditPages } from './audit-pages.ts'
import { recordTour } from './record-tour.ts'
import { sharingTour } from './sharing-pages.ts'
import type { Tour, Visit } from './tours.ts'

export { noPages } from './no-pages.ts'
export { allPaths } from './route-paths.ts'
export type { Tour, Visit } from './tours.ts'

const of = (story: string, more: Readonly<Record<string, string>> = {}) => ({ caseId: `$${story}:case`, ...more })
const aCase = (...places: string[]) => places.map((place) => `cases/:caseId${place ? `/${place}` : ''}`)
const seeing = (who: string, story: string, ...places: string[]): Visit => ({
  who,
  params: of(story),
  pages: aCase(...(places.length > 0 ? places : [''])),
})

/** Every page that answers GET with HTML, each in a case at a fitting stage, by somebody who may see it. */
export const tours: readonly Tour[] = [
  {
    name: 'before sign-in, and for somebody who reports',
    visits: [
      { pages: ['sign-in', 'sign-in?kept=1&next=/work', 'sign-in/passkey'] },
      {
        who: 'U28',
        params: of('kickball', { factorId: 'fac_none' }),
        pages: [
          'work',
          'refer',
          'reports',
          'reports/:caseId/sent',
          'account',
          'account/password',
          'account/confirm',
          'account/factors',
          'account/factors/passkey',
          'account/factors/:factorId/remove',
          'account/recovery-codes',
          'why-not',
        ],
      },
      { who: 'U20', params: of('unread-danger'), pages: ['reports', 'reports/:caseId/sent'] },
      {
        who: 'U03',
        params: of('home-firearm'),
        pages: ['refer', 'refer/for-somebody', 'people', 'reports', 'reports/:caseId/unit'],
      },
      { who: 'U22', pages: ['reports', 'work', 'counts', 'counts?by=level'] },
      { who: 'U12', pages: ['work'] },
      { who: 'U24', pages: ['work', 'alerts'] },
      {
        who: 'U25',
        params: { personId: '$nico' },
        pages: ['work', 'enrolment', 'enrolment/find', 'enrolment/:personId/new'],
      },
      { who: 'U29', pages: ['work', 'cases', 'audit'] },
    ],
  },
  {
    name: 'my work, the cases, the people',
    visits: [
      {
        who: 'U07',
        params: of('inquiry', { personId: '$theo' }),
        pages: ['work', 'cases', 'cases?view=closed', 'cases/search', 'people', 'people/:personId', 'forms'],
      },
      { who: 'U07', pages: ['account', 'account/stand-in/new'] },
      { who: 'U18', params: { personId: '$caleb' }, pages: ['work', 'cases', 'people/:personId'] },
      { who: 'U01', pages: ['work', 'cases'] },
      { who: 'U05', pages: ['work', 'cases'] },
      { who: 'U21', pages: ['cases'] },
    ],
  },
  {
    name: 'a case at every stage',
    visits: [
      seeing('U18', 'unread-danger'),
      seeing('U07', 'unread'),
      seeing('U13', 'just-opened-report'),
      seeing('U16', 'waiting-for-second'),
      seeing('U09', 'routed'),
      seeing('U14', 'not-a-threat'),
      seeing('U07', 'just-opened'),
      seeing('U07', 'inquiry'),
      seeing('U07', 'awaiting-approval'),
      seeing('U13', 'plan-to-build'),
      seeing('U13', 'managing'),
      seeing('U18', 'managing-low'),
      seeing('U07', 'closing-proposed'),
      seeing('U07', 'reopened'),
      seeing('U17', 'kickball'),
      ...['U18', 'U04'].map((who) => seeing(who, 'home-firearm')),
    ],
  },
  {
    name: 'reading one case',
    visits: [
      {
        who: 'U18',
        params: of('home-firearm', { entryId: '$home-firearm:calebTalk' }),
        pages: aCase(
          'entries/:entryId',
          'as-of',
          'as-of?day=2027-02-26&time=09:00',
          'decisions',
          'access',
          'viewers',
          'trail',
          'print',
          'tasks',
          'team',
          'plan',
          'outcomes',
          'key-questions',
          'closing',
          'police/new',
          'history',
        ),
      },
      {
        who: 'U21',
        params: of('home-firearm', { entryId: '$home-firearm:waltVisit' }),
        first: {
          page: 'cases/:caseId/open-to-audit',
          answers: { Reason: 'The yearly review of closed cases.' },
          button: 'Open this case',
        },
        pages: aCase('', 'entries/:entryId', 'team', 'as-of?day=2027-02-26', 'decisions', 'access', 'viewers', 'trail'),
      },
      { who: 'U21', params: of('inquiry'), pages: aCase('open-to-audit', 'viewers') },
    ],
  },
  {
    name: 'opened in an emergency',
    visits: [
      { who: 'U10', pages: ['emergencies/new', 'emergencies/new?number=RA-27-0001'] },
      {
        who: 'U10',
        params: of('inquiry', { entryId: '$inquiry:talk' }),
        first: {
          page: 'emergencies/new',
          answers: {
            'Or the student’s number, or full name': 'Theo Wakefield',
            'At which school?': 'Delta Vista High',
            'What is it?': 'A student can’t be found',
            'What happened, and what do you need to know?': 'He left class upset; I need to know whom to call.',
          },
          button: 'Open the case now',
        },
        pages: aCase('', 'entries/:entryId', 'team', 'as-of'),
      },
      {
        who: 'U07',
        params: { openingId: '$U10/opening' },
        pages: ['work', 'emergencies', 'emergencies/:openingId'],
      },
      { who: 'U10', pages: ['emergencies/new'] },
    ],
  },
  {
    name: 'triage',
    visits: [
      seeing('U18', 'unread-danger', 'acknowledge', 'danger', 'danger/call'),
      seeing(
        'U13',
        'just-opened-report',
        'identify',
        'identify/find',
        'prior-contacts',
        'triage',
        'join',
        'not-the-same',
        'unjoin',
      ),
      seeing('U16', 'waiting-for-second', 'triage', 'triage/confirm', 'triage/send-back'),
      {
        who: 'U14',
        params: of('not-a-threat', { taskEntryId: '$not-a-threat:case/task' }),
        pages: aCase('tasks', 'tasks/new', 'tasks/:taskEntryId', 'tasks/:taskEntryId/hand-over'),
      },
    ],
  },
  {
    name: 'put on record: contacts, interviews, weapons',
    visits: [
      {
        who: 'U07',
        params: of('inquiry', { role: 'student-6-12' }),
        pages: aCase(
          'contact/new',
          'note/new',
          'target/new',
          'interview/new',
          'interview/new/:role',
          'interview/new/teacher',
          'interview/new/parent',
          'weapon-access/new',
          'weapon-check/new',
        ),
      },
      {
        who: 'U02',
        params: of('home-firearm', { visitId: '$home-firearm:waltVisit.visitId' }),
        pages: aCase(
          'home-visit/new',
          ...['now', 'people', 'weapons', 'safe', 'seen', 'next'].map((part) => `home-visit/:visitId/${part}`),
          'weapon-check/new',
        ),
      },
    ],
  },
  {
    name: 'put on record: files, police, measures',
    visits: [
      {
        who: 'U18',
        params: of('home-firearm', { source: 'attendance', fileId: '$home-firearm:file:screenshot.png' }),
        pages: aCase(
          'history/:source',
          'history/counseling',
          'file/new',
          'file/:fileId/block',
          'police/duty/new',
          'police/told/new',
          'police/decided/new',
          'police/registry/new',
          'interim/new',
          'interim/end',
          'order/new',
          'order/end',
        ),
      },
      { who: 'U10', params: of('home-firearm'), pages: aCase('health/new') },
      {
        who: 'U09',
        params: of('inquiry', { entryId: '$inquiry:talk' }),
        pages: aCase(
          'entries/:entryId/correct',
          'entries/:entryId/withdraw',
          'danger/stand-down',
          'danger/stand-down/confirm',
        ),
      },
    ],
  },
  {
    name: 'judgement and outcomes',
    visits: [
      {
        who: 'U07',
        params: of('inquiry', { question: '9' }),
        pages: aCase(
          'level',
          'level/working',
          'meeting/new',
          'key-questions',
          'key-questions/:question',
          'outcomes',
          'outcomes/discipline/new',
          'outcomes/police/new',
          'outcomes/referral/new',
          'outcomes/referral/attended',
          'outcomes/support/new',
        ),
      },
      seeing('U07', 'awaiting-approval', 'level', 'level/approve', 'level/send-back'),
      seeing('U09', 'awaiting-approval', 'level'),
      seeing('U01', 'awaiting-approval', 'level'),
    ],
  },
  {
    name: 'plan, return and closing',
    visits: [
      seeing('U13', 'plan-to-build', 'plan', 'plan/start', 'plan/actions/new'),
      {
        who: 'U14',
        params: of('managing', { actionId: '$managing:action', checkInId: '$managing:case/check-in' }),
        pages: aCase(
          'plan',
          'plan/review',
          'plan/actions/:actionId/edit',
          'plan/actions/:actionId/end',
          'plan/actions/:actionId/check-in',
          'plan/check-ins/:checkInId/undo',
          'return/new',
        ),
      },
      seeing('U09', 'closing-proposed', 'closing', 'closing/sign', 'closing/withdraw'),
      seeing('U07', 'reopened', 'closing', 'decisions'),
      { who: 'U01', params: of('reopened', { entryId: '$reopened:case/went-on' }), pages: aCase('went-on/:entryId') },
      seeing('U17', 'kickball', 'reopen'),
      {
        who: 'U07',
        params: of('inquiry', { userId: '$U09' }),
        pages: aCase('team', 'team/add', 'team/lead', 'team/:userId/end', 'recusals', 'recusals/new'),
      },
      seeing('U09', 'inquiry', 'recusal/declare'),
      { who: 'U08', pages: ['work?left=own'] },
      {
        who: 'U07',
        params: of('just-opened', { recusalId: '$just-opened:case/recusal-asked' }),
        pages: aCase('recusals', 'recusals/:recusalId/answer', 'recusal/declare'),
      },
      {
        who: 'U01',
        params: of('inquiry', { recusalId: '$inquiry:case/recusal' }),
        pages: aCase('recusals', 'recusals/:recusalId/end'),
      },
    ],
  },
  recordTour,
  sharingTour,
  {
    name: 'administration and audit',
    visits: [
      {
        who: 'U00',
        params: { userId: '$U12', schoolId: '$DVH', grantId: '$U12/grant', clock: 'triage', personId: '$theo' },
        pages: [
          'admin',
          'admin/users',
          'admin/users/new',
          'admin/users/:userId',
          'admin/users/:userId/edit',
          'admin/users/:userId/home',
          'admin/users/:userId/password',
          'admin/users/:userId/disable',
          'admin/users/:userId/enable',
          'admin/users/:userId/sessions',
          'admin/users/:userId/factors',
          'admin/users/:userId/factors/confirm',
          'admin/users/:userId/agreement',
          'admin/users/:userId/leaves',
          'admin/access-table',
          'admin/users/:userId/roles/new',
          'admin/users/:userId/roles/:grantId/end',
          'admin/people',
          'admin/people/new',
          'admin/people/:personId',
          'admin/district',
          'admin/district/edit',
          'admin/district/schools/new',
          'admin/district/schools/:schoolId',
          'admin/district/calendar',
          'admin/district/clocks/:clock',
          'admin/district/looks',
          'admin/district/pace',
        ],
      },
      { who: 'U21', params: { userId: '$U07', week: '2027-05-24' }, pages: auditPages },
      { who: 'U08', params: { schoolId: '$DVH' }, pages: ['work', 'admin/recertify', 'admin/recertify/:schoolId'] },
      {
        who: 'U01',
        params: { userId: '$U07', schoolId: 'district' },
        pages: [
          'audit',
          'admin',
          'admin/district',
          'admin/users/:userId',
          'admin/users/:userId/leaves',
          'admin/users/:userId/stand-in/new',
          'admin/recertify',
          'admin/recertify/:schoolId',
        ],
      },
      {
        who: 'U01',
        params: { schoolId: '$DVH' },
        pages: ['admin/district/schools/:schoolId/group', 'admin/district/on-duty', 'admin/district/deputies'],
      },
    ],
  },
  {
    name: 'forms on paper',
    visits: [
      {
        who: 'U07',
        params: { design: 'contact' },
        pages: ['forms/:design/blank', 'forms/level/blank', 'forms?about=adult', 'forms/interim/blank?about=adult'],
      },
      { who: 'U02', params: { design: 'interview-teacher' }, pages: ['forms/:design/blank'] },
    ],
  },
]

/** The paths of app/routes.ts that the tours open. */
export const openedPaths: ReadonlySet<string> = new Set(
  tours.flatMap(({ visits }) => visits.flatMap(({ pages }) => pages.map((page) => page.split('?')[0] ?? ''))),
)

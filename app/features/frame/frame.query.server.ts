import { z } from 'zod'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import { holds, roles } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { opensCases } from '#app/policy/sight-until.ts'

/** Pages that the desk leads to, and that don't stand below its own address. */
const ofTheDesk = ['/audit/weeks', '/audit/samples', '/audit/person']

/** Where the rail may lead, in its order, the right that opens each page, and what else stands under it. */
const places = [
  { to: '/work', label: 'My work', icon: 'work', action: 'work.see' },
  { to: '/refer', label: 'Refer', icon: 'refer', action: 'report.send' },
  { to: '/reports', label: 'My reports', icon: 'reports', action: 'report.own' },
  { to: '/enrolment', label: 'Enrolment', icon: 'team', action: 'enrolment.record' },
  { to: '/alerts', label: 'Alerts', icon: 'audit', action: 'alerts.read' },
  { to: '/counts', label: 'Counts', icon: 'cases', action: 'counts.read' },
  { to: '/cases', label: 'Cases', icon: 'cases', action: 'case.list' },
  { to: '/people', label: 'People', icon: 'team', action: 'people.read' },
  { to: '/audit/desk', label: 'Auditor’s desk', icon: 'desk', action: 'audit.read', under: ofTheDesk },
  { to: '/audit', label: 'Audit log', icon: 'audit', action: 'audit.read' },
  { to: '/admin', label: 'Administration', icon: 'admin', action: 'district.manage' },
] as const satisfies readonly { to: string; label: string; icon: string; action: Action; under?: readonly string[] }[]

/** Quiet links at the foot of the rail, and the right for which each is of use. */
const footPlaces = [
  { to: '/emergencies/new', label: 'Open a case in an emergency', action: 'breakGlass.start' },
  { to: '/emergencies', label: 'Emergencies', action: 'breakGlass.review' },
  { to: '/records', label: 'Keeping and destroying', action: 'record.read' },
  { to: '/forms', label: 'Blank forms', action: 'case.list' },
] as const satisfies readonly { to: string; label: string; action: Action }[]

/** Places that are of use only to somebody who may see a case. */
const casePlaces: ReadonlySet<string> = new Set(['/cases', '/forms'])

/** An auditor's own page comes first. */
const ordered = <Place extends { to: string }>(actor: Actor, open: readonly Place[]): Place[] =>
  holds(actor, 'auditor')
    ? [...open.filter(({ to }) => to === '/audit/desk'), ...open.filter(({ to }) => to !== '/audit/desk')]
    : [...open]

/** Whether somebody holds only roles that open no case, and was given no single one: then none is promised. */
async function seesNoCase(
  { actor, records, now }: Pick<QueryWork<unknown>, 'actor' | 'records' | 'now'>,
  today: Day,
): Promise<boolean> {
  if (actor.kind !== 'user' || actor.grants.some(({ role }) => opensCases(role))) return false
  const user = await records.users.byId(actor.id)
  return !user || (await records.index.count({ userKey: user.key, today, now, limit: 1 }, 1)) === 0
}

/** What stands around every page: the district, the person, and where their roles lead. */
export const frame = query({
  name: 'frame',
  input: z.object({}),
  permission: 'account.own',
  quiet: true,
  load: async ({ actor, records, now, calendar, behind }) => {
    const { day: today } = localOf(now, calendar.zone)
    const noCases = await seesNoCase({ actor, records, now }, today)
    const allowed = ({ to, action }: { to: string; action: Action }) =>
      may(actor, action, null, today).allow && !(noCases && casePlaces.has(to))
    return {
      district: await records.district.load(),
      open: ordered(actor, places.filter(allowed)),
      foot: footPlaces.filter(allowed),
      browsers: (await records.factors.browsersOf(actor.id)).filter(({ knownAt }) => knownAt === null),
      zone: calendar.zone,
      today,
      behind,
    }
  },
  redact: ({ district, open, foot, browsers, zone, today, behind }, actor) => ({
    district: district?.name ?? '',
    demo: district?.demo ?? false,
    /** Nothing can be saved just now. */
    behind,
    nav: open.map(({ to, label, icon, ...more }) => ({ to, label, icon, under: 'under' in more ? more.under : [] })),
    news: { browsers: browsers.map(({ mark, agent, firstAt }) => ({ mark, agent, at: firstAt })), zone, today },
    foot: foot.map(({ to, label }) => ({ to, label })),
    person: {
      name: actor.name,
      role: actor.kind === 'user' ? mainRole(actor.grants.map((grant) => grant.role)) : undefined,
    },
  }),
})

const byWeight = [
  'district-lead',
  'auditor',
  'administrator',
  'chair',
  'principal',
  'counselor',
  'officer',
  'member',
  'hr',
  'records-officer',
  'external',
  'registrar',
  'communications',
  'analyst',
  'campus-monitor',
  'dispatcher',
  'referrer',
] as const

function mainRole(held: readonly (keyof typeof roles)[]): string | undefined {
  const role = byWeight.find((one) => held.includes(one))
  return role && roles[role]
}

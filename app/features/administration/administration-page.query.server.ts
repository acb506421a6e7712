import { z } from 'zod'
import { proofLines } from '#app/domain/checkpoints.ts'
import { localOf } from '#app/domain/time.ts'
import { proofState } from '#app/gates/audit/proof-state.server.ts'
import { query } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import type { Action } from '#app/policy/actions.ts'

const places = [
  { to: '/admin/users', label: 'People who sign in', about: 'Accounts, roles, sessions.', action: 'users.read' },
  {
    to: '/admin/access-table',
    label: 'What each role can see and do',
    about: 'The table that decides, in words, with its version.',
    action: 'policy.read',
  },
  {
    to: '/admin/recertify',
    label: 'Looking over the roles',
    about: 'Each school’s list of who holds which role, and when it was last signed.',
    action: 'roles.recertify',
  },
  {
    to: '/admin/people',
    label: 'Students',
    about: 'The roster: school and grade, parents, every address.',
    action: 'people.manage',
  },
  {
    to: '/admin/district',
    label: 'The district',
    about: 'Schools, calendar, who opens reports, who is on duty, clocks.',
    action: 'district.manage',
  },
] as const satisfies readonly { to: string; label: string; about: string; action: Action }[]

/** Where administration leads for this person. */
export const administrationPage = query({
  name: 'administrationPage',
  input: z.object({}),
  permission: 'district.manage',
  quiet: true,
  load: async ({ actor, now, calendar, records }) => {
    const today = localOf(now, calendar.zone).day
    return {
      open: places.filter((place) => may(actor, place.action, null, today).allow),
      proof: proofLines(await proofState(records), now),
      zone: calendar.zone,
      today,
    }
  },
  redact: ({ open, ...proof }) => ({ places: open.map(({ to, label, about }) => ({ to, label, about })), ...proof }),
})

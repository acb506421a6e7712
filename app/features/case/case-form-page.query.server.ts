import { z } from 'zod'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { OverrideRole } from '#app/domain/gate.ts'
import type { NotHere } from '#app/domain/not-here.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Action } from '#app/policy/actions.ts'
import { overrideRolesOf } from '#app/policy/override.ts'
import type { Choices, DraftShown, FormDesign, LocalNow } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { openingValues } from '#app/ui/form/values.ts'
import type { Identity } from '#app/ui/frame/identity-bar.tsx'
import { choicesFor, heldIn } from './case-choices.server.ts'
import { identityOf, numberOf } from './identity.ts'
import { openedHere } from './opened-here.ts'
import { seenBy } from './why-seen-words.ts'

/** What a form of a case shows when it opens. */
export interface CaseFormView<Extra = unknown> {
  /** Of the browser's window: page and number, never a name. */
  title: string
  caseId: string
  identity: Identity
  choices: Choices
  /** What the fields hold: the page's prefill, and now where the form asks when. */
  values: FormObject
  now: LocalNow
  zone: string
  today: string
  /** Fresh for each opening: a resent form is answered with the first result. */
  token: string
  /** The last entry that could be read; a judging command compares it. */
  basedOn: number
  draft: DraftShown | null
  /** Hidden fields, such as the version of a part that a save replaces. */
  hidden: Readonly<Record<string, string>>
  /** As what the person may go on without something that a gate names. */
  mayOverride: readonly OverrideRole[]
  /** Why the form can't be filled in here now; then the page says so in its place. */
  notHere: NotHere | null
  /** What the page shows besides its form. */
  extra: Extra
}

const input = z.looseObject({ caseId: z.string() })
export type CaseFormWork = CaseQueryWork<z.output<typeof input>>

interface More<Extra> {
  /** Lists that the page makes itself; they win over the usual ones. */
  choices?(work: CaseFormWork): Promise<Choices> | Choices
  /** What some fields hold beforehand, from the case file or the address's search part (`work.input`). */
  prefill?(work: CaseFormWork): Promise<FormObject> | FormObject
  /** What the page shows besides its form, for its own parts; the route reads it from its loader. */
  extra?(work: CaseFormWork): Promise<Extra>
  /** Why the form can't be filled in here, as its command refuses it. */
  notHere?(file: CaseFile, asked: Readonly<Record<string, unknown>>): NotHere | null
  /** What its event is called, where the page is made for paper. */
  act?: 'printed'
  /** What its event says was shown, where that is more than the form. */
  shown?(extra: Extra): { sections: readonly string[]; count?: number }
  /** Hidden fields that the form sends back. */
  hidden?(work: CaseFormWork): Readonly<Record<string, string>>
}

/** A form whose questions follow something in the page's address, such as the role in an interview. */
export interface DesignFor {
  id: string
  /** Undefined where the address asks for a form that there is not: then the page is not found. */
  design(asked: Readonly<Record<string, unknown>>, work: CaseFormWork): FormDesign | undefined
}

/**
 * The page of a case command's form. Its right is the command's own: who may not send the form may not open it. Lists
 * and header come from the folder in the person's sight.
 */
export const caseFormPage = <const A extends Action, Extra = undefined>(
  command: { permission: A },
  design: FormDesign | DesignFor,
  more: More<Extra> = {},
) =>
  caseQuery({
    name: `${camel(design.id)}Form`,
    input,
    permission: command.permission,
    act: more.act,
    caseId: (asked) => asked.caseId,
    load: (work) => load(work, designOf(design, work), more),
    redact: (view: CaseFormView<Extra>) => view,
    shown: ({ extra }) => more.shown?.(extra) ?? { sections: ['form'] },
  })

function designOf(design: FormDesign | DesignFor, work: CaseFormWork): FormDesign {
  if (!('design' in design)) return design
  const found = design.design(work.input, work)
  if (!found) throw new NotPermitted('no such form')
  return found
}

async function load<Extra>(work: CaseFormWork, design: FormDesign, more: More<Extra>): Promise<CaseFormView<Extra>> {
  const { caseFile, records, actor, now, calendar, profile, sight } = work
  const { zone } = calendar
  const local = localOf(now, zone)
  const today = local.day
  const schools = await records.district.schools()
  const personId = caseFile.student?.personId
  const alike = personId && sight.names !== 'initials' ? await records.people.lookAlikes(personId) : []
  const values = openingValues(design, local, await more.prefill?.(work))
  return {
    title: `${design.title}, ${numberOf(caseFile)}`,
    caseId: caseFile.id,
    identity: identityOf(caseFile, {
      profile,
      zone,
      today,
      school: schools.find(({ id }) => id === caseFile.schoolId)?.name,
      unread: !sight.groups.has('identity'),
      opened: await openedHere(work),
      not: alike.map(({ name, grade }) => (grade ? `${name} (gr ${grade})` : name)),
      seen: seenBy(work, schools),
    }),
    choices: {
      ...(await choicesFor(design, { caseFile, sight, records, actor, zone, today, held: heldIn(design, values) })),
      ...(await more.choices?.(work)),
    },
    values,
    now: local,
    zone,
    today,
    token: crypto.randomUUID(),
    basedOn: caseFile.lastSeq,
    draft: await work.draft(design.id, caseFile.id),
    hidden: more.hidden?.(work) ?? {},
    mayOverride: [...overrideRolesOf(actor, caseFile)],
    notHere: more.notHere?.(caseFile, work.input) ?? null,
    extra: (await more.extra?.(work)) as Extra,
  }
}

const camel = (stem: string) => stem.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())

import { z } from 'zod'
import { addressChoice } from '#app/domain/addresses.ts'
import { defineKind } from '#app/domain/entry.ts'
import { choice, ids, optionalChoice, optionalId, optionalText } from '#app/domain/fields.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'
import { happenedOf } from '#app/domain/happened.ts'
import { askedBy, foldAddress, nameAddress } from '#app/domain/means.ts'
import { localMomentSchema } from '#app/domain/time.ts'
import { accesses } from '#app/domain/weapon-words.ts'

const facts = {
  basis: choice(['consent', 'officers', 'warrant', 'not-let-in'], 'Say why you may be here.'),
  consentBy: optionalText(200),
  consentHow: optionalChoice(['spoken', 'written']),
  who: ids(),
  whoElse: optionalText(500),
  /** Which officer looked, where none of the case's officers is among who went. */
  officer: optionalText(200),
  weapons: choice(['none-seen', 'none-told', 'yes', 'refused-unknown'], 'Say whether there are weapons here.'),
  access: choice(accesses, 'Say whether the student can get to a weapon here right now.'),
}

const address = { addressId: z.string(), label: z.string() }
/** `others`: where the student also stays by the roster, as known then; nobody has asked there. */
const base = z.strictObject({ ...facts, ...address, others: z.array(z.strictObject(address)).optional() })

/** The six things now. `visitId` and `replaces` are there when the part is saved again. */
export const homeVisitInput = z
  .object({
    caseId: z.string(),
    visitId: optionalId(),
    replaces: optionalId(),
    addressId: addressChoice(),
    label: optionalText(100),
    line: optionalText(200),
    arrived: localMomentSchema,
    ...facts,
  })
  .superRefine((said, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!said.addressId && !said.label) miss('addressId', 'Choose the address, or name another.')
    if (said.basis === 'consent' && !said.consentBy) miss('consentBy', 'Say who consented.')
    if (said.basis === 'consent' && !said.consentHow) miss('consentHow', 'Say whether it was spoken or written.')
    if (said.who.length === 0 && !said.whoElse) miss('who', 'Say who went.')
    if (said.basis === 'not-let-in' && said.weapons === 'none-seen')
      miss('weapons', 'Nobody was let in, so nobody has seen it. Choose “None, as told” or “Refused or unknown”.')
  })

type Weapons = z.output<typeof base>['weapons']

/** How the visit's answer counts for the address. Not let in is an answer too: refused. */
const answerOf = (weapons: Weapons, basis: string): AddressFact['answer'] =>
  weapons === 'yes' ? 'yes' : weapons !== 'refused-unknown' ? 'no' : basis === 'not-let-in' ? 'refused' : 'unknown'

const weaponWords: Record<Weapons, string> = {
  'none-seen': 'no weapons, seen by officers',
  'none-told': 'no weapons, as told',
  yes: 'weapons here',
  'refused-unknown': 'weapons refused or unknown',
}

/** A visit to one address: the first part, saved on the doorstep (P12, P13). The others follow as entries of their own. */
export const homeVisit = defineKind({
  kind: 'home-visit',
  version: 1,
  event: 'homeVisit.recorded',
  group: 'means',
  parts: { base },
  amend: 'yes',
  act: () => 'inquire',
  apply: (file, entry) => {
    const { base: said } = entry.parts
    const fact = happenedOf(entry)
    const answer = answerOf(said.weapons, said.basis)
    const visited = foldAddress(askedBy(file.means, entry.id, fact.happened, [answer]), {
      ...fact,
      addressId: said.addressId,
      label: said.label,
      answer,
      basis: said.weapons === 'none-told' || answer === 'refused' ? 'told' : 'seen',
      access: said.access,
    })
    const others = said.others ?? []
    const means = others.reduce((all, one) => nameAddress(all, { ...one, entryId: entry.id }), visited)
    const visit = { ...fact, root: entry.root, addressId: said.addressId, label: said.label, parts: { now: entry.id } }
    return { ...file, means, inquiry: { ...file.inquiry, visits: [...file.inquiry.visits, visit] } }
  },
  sentence: ({ base: said }) =>
    said.basis === 'not-let-in'
      ? `Home visit, ${said.label}: not let in.`
      : `Home visit, ${said.label}: ${weaponWords[said.weapons]}.`,
  examples: {
    1: {
      base: {
        addressId: 'adr_mother',
        label: 'Mother’s home',
        basis: 'consent',
        consentBy: 'Dana Strand',
        consentHow: 'spoken',
        who: ['usr_officer'],
        weapons: 'none-seen',
        access: 'no',
      },
    },
  },
})

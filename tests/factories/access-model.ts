import type { Place, Facts, HeldFor, Matter } from '#tests/laws/oracle/oracle.ts'
import { plusDays, plusMinutes, localOf } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'

/** People of the test house as the model knows them. `lead` and `triage` open reports at the school of the folder. */
export const modelPeople = [
  'lead',
  'triage',
  'member',
  'outsider',
  'onCall',
  'districtLead',
  'otherLead',
  'auditor',
  'referrer',
  'administrator',
] as const
export type ModelPerson = (typeof modelPeople)[number]
const group: readonly ModelPerson[] = ['lead', 'triage']
const onCall: readonly ModelPerson[] = ['onCall', 'districtLead']
const districtLeads: readonly ModelPerson[] = ['districtLead', 'otherLead']
const teamRoles = ['counselor', 'member', 'chair', 'principal', 'district-lead']

interface Held {
  role: string
  for: HeldFor
  until: Day | null
}
interface Sitting {
  place: Place
  until: Day | null
}

/**
 * One folder and everybody around it, as a lawyer would keep it on paper: who holds what until when, who has which place
 * in it, who is kept out, who opened it. It knows nothing of entries, rows or policy.
 */
export class AccessModel {
  now: Instant
  readonly roles = new Map<ModelPerson, Held[]>()
  readonly disabled = new Set<ModelPerson>()
  readonly team = new Map<ModelPerson, Sitting>()
  /** Who is kept out, and whether nobody of the school's group was left by it. */
  readonly out = new Map<ModelPerson, boolean>()
  readonly opened = new Map<ModelPerson, { kind: 'in an emergency' | 'to audit'; until: Instant; closed: boolean }>()
  /** Who stands in for whom, and until when. One at a time. */
  standIn: { id: string; user: ModelPerson; deputy: ModelPerson; until: Day } | null = null
  /** The id of the standing in that was given last. */
  given = ''

  constructor(
    now: Instant,
    readonly zone: string,
    public stage: 'screening' | 'open' | 'closed' | 'reopened',
  ) {
    this.now = now
    const hold = (who: ModelPerson, role: string, where: HeldFor) =>
      this.roles.set(who, [{ role, for: where, until: null }])
    hold('lead', 'chair', 'this school')
    hold('triage', 'counselor', 'this school')
    hold('member', 'member', 'this school')
    hold('outsider', 'member', 'another school')
    hold('onCall', 'member', 'district')
    for (const one of districtLeads) hold(one, 'district-lead', 'district')
    hold('auditor', 'auditor', 'district')
    hold('referrer', 'referrer', 'this school')
    hold('administrator', 'administrator', 'district')
    this.sit('triage', 'member')
    if (stage === 'screening') return
    this.sit('lead', 'lead')
    this.sit('onCall', 'member')
  }

  get today(): Day {
    return localOf(this.now, this.zone).day
  }
  inDays = (days: number): Day => plusDays(this.today, days)

  sit(who: ModelPerson, place: Place, until: Day | null = null): void {
    this.team.set(who, { place, until })
  }
  placeOf(who: ModelPerson): Place {
    const sitting = this.team.get(who)
    if (!sitting) return 'none'
    return sitting.until !== null && sitting.until < this.today ? 'consulted until lately' : sitting.place
  }
  get leader(): ModelPerson | undefined {
    return modelPeople.find((one) => this.placeOf(one) === 'lead')
  }
  rolesOf(who: ModelPerson): Held[] {
    return (this.roles.get(who) ?? []).filter(({ until }) => until === null || until >= this.today)
  }
  holds(who: ModelPerson, roles: readonly string[], here = true): boolean {
    return this.rolesOf(who).some((one) => roles.includes(one.role) && !(here && one.for === 'another school'))
  }
  worksHere = (who: ModelPerson): boolean => this.holds(who, teamRoles)

  worksAnywhere = (who: ModelPerson): boolean => this.holds(who, teamRoles, false)

  pass(minutes: number): void {
    this.now = plusMinutes(this.now, minutes)
  }
  give(who: ModelPerson, role: string, where: HeldFor, days: number | null): void {
    const until = days === null ? null : this.inDays(days)
    this.roles.set(who, [...(this.roles.get(who) ?? []), { role, for: where, until }])
  }
  takeFirst(who: ModelPerson): void {
    const [first] = this.rolesOf(who)
    this.roles.set(
      who,
      (this.roles.get(who) ?? []).filter((one) => one !== first),
    )
  }
  lead(who: ModelPerson): void {
    const before = this.leader
    if (before) this.sit(before, 'member')
    this.sit(who, 'lead')
  }

  /** Who may do a district lead's work in this folder now. */
  districtLead(): ModelPerson | undefined {
    return districtLeads.find((one) => !this.out.has(one))
  }

  /** Keeps somebody out; their place goes, and the lead passes on. */
  keepOut(who: ModelPerson): void {
    const led = this.leader === who
    const leavesSchoolOut = group.every((one) => one === who || this.out.has(one))
    const free = (one: ModelPerson) => one !== who && !this.out.has(one) && !this.disabled.has(one)
    const seated = modelPeople.filter((one) => free(one) && ['lead', 'member'].includes(this.placeOf(one)))
    const next =
      seated.find((one) => this.holds(one, ['chair'])) ??
      seated.find((one) => this.holds(one, ['district-lead'])) ??
      districtLeads.find(free)
    this.out.set(who, leavesSchoolOut)
    this.team.delete(who)
    if (led && next) this.sit(next, 'lead')
  }

  /** Whether an opening runs now. */
  openedNow(who: ModelPerson): Facts['opened'] {
    const opening = this.opened.get(who)
    return opening && !opening.closed && opening.until > this.now ? opening.kind : 'no'
  }
  open(who: ModelPerson, kind: 'in an emergency' | 'to audit', until: Instant): void {
    this.opened.set(who, { kind, until, closed: false })
  }
  shut(who: ModelPerson): void {
    const opening = this.opened.get(who)
    if (opening) opening.closed = true
  }
  mayUseEmergencies = (who: ModelPerson): boolean =>
    !this.disabled.has(who) && this.holds(who, ['counselor', 'chair', 'principal', 'district-lead'], false)
  /** Once in the life of a model: afterwards the review would have to come first. Not for whoever works on it already. */
  mayOpen(who: ModelPerson): boolean {
    const facts = this.factsOf(who)
    if (!facts || facts.keptOut || facts.standsInFor || this.opened.has(who)) return false
    const works =
      ['lead', 'member', 'consulted'].includes(facts.place) && (this.worksAnywhere(who) || facts.place === 'consulted')
    const screens = this.matter.screened && facts.duty !== 'none'
    return !works && !screens && this.holds(who, ['counselor', 'chair', 'principal', 'district-lead'])
  }
  hour = (): Instant => plusMinutes(this.now, 60)

  /** Somebody as the tables ask about them; nothing where they can't sign in. */
  factsOf(who: ModelPerson): Facts | null {
    if (this.disabled.has(who)) return null
    const { standIn } = this
    const stands = standIn?.deputy === who && standIn.until >= this.today && !this.disabled.has(standIn.user)
    return { ...this.alone(who), ...(stands ? { standsInFor: this.alone(standIn.user) } : {}) }
  }
  alone = (who: ModelPerson): Facts => ({
    roles: this.rolesOf(who),
    place: this.placeOf(who),
    duty: group.includes(who) ? 'triage group' : onCall.includes(who) ? 'on call' : 'none',
    deputy: false,
    opened: this.openedNow(who),
    keptOut: this.out.has(who),
  })

  get matter(): Matter {
    return {
      screened: this.stage === 'screening',
      concern: 'student',
      schoolKeptOut: [...this.out.values()].includes(true),
    }
  }
}

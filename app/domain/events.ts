/**
 * What can happen: the closed catalogue of audit acts. Kinds of entries bring their own acts (`contact.recorded`);
 * everything else is listed here. A law fails the build when an operation writes an act that is not known.
 */
export const houseActs = [
  'auth.signedIn',
  'auth.signInFailed',
  'auth.signInThrottled',
  'auth.signedOut',
  'auth.sessionsEnded',
  'auth.sessionExpired',
  'auth.sessionMoved',
  'auth.passwordChanged',
  'auth.passwordSet',
  'auth.firstPasswordEnded',
  'auth.factorAdded',
  'auth.factorRemoved',
  'auth.secondStepFailed',
  'auth.secondStepThrottled',
  'auth.stepUpAsked',
  'auth.steppedUp',
  'auth.recoveryRenewed',
  'auth.recoveryUsed',
  'auth.factorResetAsked',
  'auth.factorReset',
  'auth.browserKnown',
  'auth.providerRefused',
  'auth.identityAsked',
  'auth.identityConnected',
  'auth.identityPinned',
  'auth.identityEnded',
  'user.created',
  'user.changed',
  'user.disabled',
  'user.enabled',
  'grant.given',
  'grant.ended',
  'deputy.set',
  'delegation.given',
  'delegation.ended',
  'agreement.renewed',
  'roles.recertified',
  'restore.confirmed',
  'district.created',
  'district.changed',
  'school.saved',
  'calendar.changed',
  'profile.changed',
  'triageGroup.set',
  'onDuty.set',
  'person.saved',
  'address.saved',
  'roster.loaded',
  'enrolment.recorded',
  'access.revoked',
  'audit.opened',
  'audit.exported',
  'audit.gap',
  'looks.many',
  'week.signed',
  'sample.drawn',
  'sample.found',
  'breakGlass.started',
  'breakGlass.closed',
  'breakGlass.reviewed',
  'breakGlass.refused',
  'policy.changed',
  'governance.holdSet',
  'governance.holdLifted',
  'governance.expungeAsked',
  'governance.expungeWithdrawn',
  'governance.expunge',
  'governance.redactAsked',
  'governance.redactWithdrawn',
  'governance.cameBack',
  'governance.retentionRun',
  'retention.proposed',
  'retention.changed',
  'retention.declined',
  'system.backupsShredded',
  'file.staged',
  'file.swept',
  'file.downloaded',
  'identity.destroyed',
  'draft.deleted',
  'viewed',
  'printed',
  'refused',
  'heldBack',
  'ruleBroken',
  'system.started',
  'system.stopped',
  'system.migrated',
  'system.reindexed',
  'system.reindexQueued',
  'system.backedUp',
  'system.restored',
  'system.configChanged',
  'system.clockJumped',
  'system.providerDown',
  'system.providerAnswers',
  'system.guardsChecked',
  'system.auditVerified',
  'system.checkpointSigned',
  'system.checkpointRefused',
  'system.checkpointAnchored',
  'system.anchorRefused',
  'system.signerNamed',
  'system.witnessNamed',
  'system.witnessBeganAnew',
  'integrity.unreadable',
  'integrity.undecipherable',
  'key.created',
  'key.rotated',
  'key.destroyed',
  'key.putAway',
  'key.broughtBack',
  'parts.sealed',
] as const
export type HouseAct = (typeof houseActs)[number]

/** One event before the gate gives it its place in the log. `sealed` holds names, reasons and terms; it can be destroyed. */
export interface AuditEvent {
  act: HouseAct | (string & {})
  object: { t: string; id: string; section?: string; count?: number; opening?: string }
  outcome?: 'allow' | 'deny' | 'error' | 'break_glass'
  why?: string
  sealed?: Record<string, unknown>
  /** Rows changed: salted commitments before and after are computed by the gate from the canonical rows. */
  rows?: readonly {
    t: string
    id: string
    before?: { value: unknown; salt: string }
    after?: { value: unknown; salt: string }
  }[]
}

type RowChange = NonNullable<AuditEvent['rows']>[number]

/**
 * How a mutable row changed, for its event. Rows carry their own salt; a changed row gets a fresh one. What is
 * committed to is the row without its salt and without the integer key, which stays inside the store.
 */
export function rowChange<Row extends { salt: string }>(
  t: string,
  id: string,
  before: Row | undefined,
  after: Row | undefined,
): RowChange {
  return { t, id, before: before && committed(before), after: after && committed(after) }
}

const committed = (row: { salt: string }): { value: unknown; salt: string } => {
  const { salt, ...value } = row
  delete (value as { key?: unknown }).key
  return { value, salt }
}

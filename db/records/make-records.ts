import { accessReads, accessWrites } from './access.ts'
import { auditReads, auditWrites } from './audit.ts'
import { checkpointReads, checkpointWrites } from './checkpoints.ts'
import { indexReads, workReads } from './case-index.ts'
import type { Sql } from './database.ts'
import { districtReads, districtWrites } from './district.ts'
import { countReads } from './counts.ts'
import { destructionReads, destructionWrites } from './destruction.ts'
import { enrolmentReads, enrolmentWrites } from './enrolments.ts'
import { evidenceReads } from './evidence.ts'
import { factorReads, factorWrites } from './factors.ts'
import { fileReads, fileWrites } from './files.ts'
import { folderReads, folderWrites } from './folders.ts'
import { draftReads, draftWrites, leaseReads, queueWrites, tokenReads } from './house.ts'
import { keyReads, keyWrites } from './keys.ts'
import { identityReads, identityWrites } from './identities.ts'
import { outboxReads, outboxWrites } from './outbox.ts'
import { addressReads, personReads, personWrites } from './people.ts'
import { projectionWrites } from './projections.ts'
import type { ReadRecords, Records } from './records.ts'
import { reviewReads, reviewWrites } from './reviews.ts'
import { credentialReads, sessionReads, sessionWrites, throttleReads, userReads, userWrites } from './users.ts'

/** The repositories over one connection, reading only. */
export const makeReadRecords = (s: Sql): ReadRecords => ({
  district: districtReads(s),
  users: userReads(s),
  access: accessReads(s),
  credentials: credentialReads(s),
  identities: identityReads(s),
  sessions: sessionReads(s),
  factors: factorReads(s),
  throttle: throttleReads(s),
  people: personReads(s),
  enrolments: enrolmentReads(s),
  counts: countReads(s),
  addresses: addressReads(s),
  destruction: destructionReads(s),
  evidence: evidenceReads(s),
  folders: folderReads(s),
  index: indexReads(s),
  work: workReads(s),
  drafts: draftReads(s),
  files: fileReads(s),
  audit: auditReads(s),
  checkpoints: checkpointReads(s),
  reviews: reviewReads(s),
  keys: keyReads(s),
  leases: leaseReads(s),
  outbox: outboxReads(s),
  tokens: tokenReads(s),
})

/** The repositories over one connection, writing too. `lockWriter` is what the engine needs before it may write. */
export const makeRecords = (s: Sql, lockWriter: () => Promise<void>): Records => ({
  ...makeReadRecords(s),
  lockWriter,
  write: {
    ...folderWrites(s),
    ...auditWrites(s),
    ...checkpointWrites(s),
    ...reviewWrites(s),
    ...keyWrites(s),
    ...districtWrites(s),
    ...userWrites(s),
    ...accessWrites(s),
    ...identityWrites(s),
    ...sessionWrites(s, lockWriter),
    ...factorWrites(s),
    ...personWrites(s),
    ...enrolmentWrites(s),
    ...draftWrites(s),
    ...fileWrites(s),
    ...destructionWrites(s),
    ...projectionWrites(s),
    ...queueWrites(s),
    ...outboxWrites(s),
  },
})

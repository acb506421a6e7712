import type { Instant } from '../domain/time.ts'
import type { Asking, Runtime } from '../gates/runtime.ts'
import type { Anchor } from '../keys/anchor.server.ts'
import type { Signer } from '../keys/signer-client.server.ts'
import type { DestroyedFiles } from '../keys/destroyed-files.server.ts'
import { anchorCheckpoints } from './anchor-checkpoints.server.ts'
import { checkGuards } from './check-guards.server.ts'
import { closeAccounts } from './close-accounts.server.ts'
import { carryEnrolments } from './carry-enrolments.server.ts'
import { matchOpenFolders } from './match-again.server.ts'
import { countRetention } from './count-retention.server.ts'
import { disableUnused } from './disable-unused.server.ts'
import { noteLooks } from './note-looks.server.ts'
import { publishCheckpoint } from './publish-checkpoint.server.ts'
import { putKeysAway } from './put-keys-away.server.ts'
import { projectQueue } from './project-queue.server.ts'
import { keepDestroyed } from './keep-destroyed.server.ts'
import { settleStore } from './settle-store.server.ts'
import { sweepDrafts } from './sweep-drafts.server.ts'
import { sweepFiles } from './sweep-files.server.ts'
import { sweepSessions } from './sweep-sessions.server.ts'
import { sweepTokens } from './sweep-tokens.server.ts'

export interface JobWork {
  runtime: Runtime
  /** As actor `system`, one request id a round. */
  asking: Asking
  now: Instant
  /** Who signs the log's head; absent where nobody does. */
  signer?: Signer
  /** Where its signed heads are to be known outside. */
  anchors?: readonly Anchor[]
  /** Where it is known outside the database which cases were destroyed. */
  destroyed?: DestroyedFiles
}

/** Something that runs by itself. Gives how many things it did. */
export interface Job {
  name: string
  /** Runs three times a minute, where people must not wait for it. */
  often?: true
  run(work: JobWork): Promise<number>
}

/** Everything that runs by itself, in this order. */
export const jobs: readonly Job[] = [
  closeAccounts,
  keepDestroyed,
  settleStore,
  putKeysAway,
  carryEnrolments,
  projectQueue,
  matchOpenFolders,
  sweepFiles,
  sweepDrafts,
  sweepSessions,
  sweepTokens,
  disableUnused,
  countRetention,
  noteLooks,
  checkGuards,
  publishCheckpoint,
  anchorCheckpoints,
]

import type { ReadRecords } from '#db/records/records.ts'
import { inclusionProof } from './log-tree.server.ts'

type Reads = Pick<ReadRecords, 'checkpoints'>

/**
 * The proof that one event stands in the log (c2sp.org/tlog-proof, docs/audit-format.md): its text, the path to the root
 * of the newest signed head, and that head with what its witnesses signed. Undefined where no signed head has the event.
 */
export async function eventProof(
  records: Reads,
  { seq, body }: { seq: number; body: string },
): Promise<string | undefined> {
  const head = await records.checkpoints.newest()
  if (!head || head.size <= seq) return undefined
  const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
  const path = await inclusionProof(records, seq, head.size)
  return [
    'c2sp.org/tlog-proof@v1',
    `extra ${Buffer.from(body).toString('base64')}`,
    `index ${seq}`,
    ...path.map(base64),
    '',
    `${head.note}${await witnessLines(records, head.size)}`,
  ].join('\n')
}

/** What witnesses put under the head of so many events, each line ended. */
async function witnessLines({ checkpoints }: Reads, size: number): Promise<string> {
  const anchors = await checkpoints.anchorsAfter({ size: size - 1, limit: 100 })
  const lines = anchors
    .filter((one) => one.size === size)
    .flatMap(({ receipt }) => receipt.split('\n').filter((line) => line.startsWith('\u2014 ')))
  return [...new Set(lines)].map((line) => `${line}\n`).join('')
}

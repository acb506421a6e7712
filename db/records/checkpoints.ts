import { and, asc, desc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm'
import { first } from './database.ts'
import type { Sql } from './database.ts'
import type { AnchorRow, CheckpointReads, CheckpointWrites } from './checkpoint-records.ts'

/** Rows in one statement: each carries three values. */
const nodesAtOnce = 1_000

export function checkpointReads(s: Sql): CheckpointReads {
  const { db, t } = s
  const { auditCheckpoint: checkpoint, auditAnchor: anchor, auditNode: node, auditLeaf: leaf } = t
  return {
    leafHashes: async ({ from, to }) => {
      const rows = await db
        .select({ hash: leaf.hash })
        .from(leaf)
        .where(and(gte(leaf.seq, from), lt(leaf.seq, to)))
        .orderBy(asc(leaf.seq))
      return rows.map(({ hash }) => hash)
    },
    nodes: async (level, { from, to }) => {
      const rows = await db
        .select({ hash: node.hash })
        .from(node)
        .where(and(eq(node.level, level), gte(node.place, from), lt(node.place, to)))
        .orderBy(asc(node.place))
      return rows.map(({ hash }) => hash)
    },
    nodeCount: async (level) => {
      const rows = await db
        .select({ count: sql<number>`count(*)` })
        .from(node)
        .where(eq(node.level, level))
      return Number(first(rows)?.count ?? 0)
    },
    newest: async () => first(await db.select().from(checkpoint).orderBy(desc(checkpoint.size)).limit(1)),
    after: ({ size, limit }) =>
      db.select().from(checkpoint).where(gt(checkpoint.size, size)).orderBy(asc(checkpoint.size)).limit(limit),
    anchorsAfter: ({ size, limit }) => {
      const sizes = db
        .selectDistinct({ size: anchor.size })
        .from(anchor)
        .where(gt(anchor.size, size))
        .orderBy(asc(anchor.size))
        .limit(limit)
      return db.select().from(anchor).where(inArray(anchor.size, sizes)).orderBy(asc(anchor.size), asc(anchor.sink))
    },
    newestAnchors: async () => {
      const found: AnchorRow[] = []
      // From sink to sink: there are a few of them, and an anchor every five minutes for years.
      for (let sink: string | undefined = ''; ;) {
        const next: { sink: string } | undefined = first(
          await db
            .select({ sink: anchor.sink })
            .from(anchor)
            .where(gt(anchor.sink, sink))
            .orderBy(asc(anchor.sink))
            .limit(1),
        )
        if (!next) return found
        sink = next.sink
        const of = db.select().from(anchor).where(eq(anchor.sink, sink)).orderBy(desc(anchor.size)).limit(1)
        found.push(...(await of))
      }
    },
  }
}

export function checkpointWrites(s: Sql): CheckpointWrites {
  const { db, t } = s
  return {
    addNodes: async (nodes) => {
      for (let from = 0; from < nodes.length; from += nodesAtOnce)
        await db.insert(t.auditNode).values(nodes.slice(from, from + nodesAtOnce).map((one) => ({ ...one })))
    },
    removeNodes: async () => void (await db.delete(t.auditNode)),
    addCheckpoint: async (row) => void (await db.insert(t.auditCheckpoint).values({ ...row })),
    addAnchor: async (row) => void (await db.insert(t.auditAnchor).values({ ...row })),
  }
}

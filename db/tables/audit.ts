import { sql } from 'drizzle-orm'
import type { Dialect } from '../dialect/sqlite.ts'

/** The log, its head, and what may one day be destroyed. Append-only: see the triggers beside the migrations. */
export function auditTables(d: Dialect) {
  const auditLeaf = d.table(
    'audit_leaf',
    {
      seq: d.count('seq').primaryKey(),
      body: d.text('body').notNull(),
      hash: d.text('hash').notNull(),
      ts: d.field('ts', 'body', 'ts'),
      act: d.field('act', 'body', 'act'),
      actorId: d.field('actor_id', 'body', 'actor.id'),
      objectId: d.field('object_id', 'body', 'obj.id'),
      outcome: d.field('outcome', 'body', 'out'),
    },
    (table) => [
      d.index('audit_leaf_ts').on(table.ts, table.seq),
      d.index('audit_leaf_act').on(table.act, table.seq),
      d.index('audit_leaf_actor').on(table.actorId, table.seq),
      d.index('audit_leaf_object').on(table.objectId, table.seq),
      // For the guards: few rows, and each is asked for once for everything that is deleted with a folder.
      d
        .index('audit_leaf_expunge')
        .on(table.objectId, table.seq)
        .where(sql`act = 'governance.expunge'`),
    ],
  )

  /** One row, locked first by every writing transaction on PostgreSQL. */
  const auditHead = d.table('audit_head', {
    one: d.count('one').primaryKey(),
    size: d.count('size').notNull(),
    last: d.text('last').notNull(),
  })

  /** With a key, `body` is the ciphertext of salt and text, and `salt` is empty. */
  const auditSealed = d.table(
    'audit_sealed',
    {
      seq: d
        .count('seq')
        .primaryKey()
        .references(() => auditLeaf.seq),
      body: d.text('body').notNull(),
      salt: d.text('salt').notNull(),
      keyId: d.id('key_id'),
    },
    (table) => [
      d
        .index('audit_sealed_in_clear')
        .on(table.seq)
        .where(sql`key_id is null`),
    ],
  )

  /** Which event lists a sealed part that is to end: so that its guard asks one event and not all. Append-only. */
  const auditListed = d.table('audit_listed', {
    seq: d
      .count('seq')
      .primaryKey()
      .references(() => auditLeaf.seq),
    said: d
      .count('said')
      .notNull()
      .references(() => auditLeaf.seq),
  })

  /**
   * Hashes of full subtrees of 256, 65,536 and 16,777,216 leaves (RFC 6962), so that a proof needs few reads. Computed
   * from the leaves, like the lists: `reindex` makes them again.
   */
  const auditNode = d.table(
    'audit_node',
    {
      level: d.count('level').notNull(),
      place: d.count('place').notNull(),
      hash: d.text('hash').notNull(),
    },
    (table) => [d.primaryKey({ columns: [table.level, table.place] })],
  )

  /** Heads of the log that the signer put its name to, as signed notes. Append-only. */
  const auditCheckpoint = d.table('audit_checkpoint', {
    size: d.count('size').primaryKey(),
    note: d.text('note').notNull(),
    at: d.instant('at').notNull(),
  })

  /** Checkpoints known outside this server: where, and what came back. Append-only. */
  const auditAnchor = d.table(
    'audit_anchor',
    {
      size: d
        .count('size')
        .notNull()
        .references(() => auditCheckpoint.size),
      sink: d.text('sink').notNull(),
      receipt: d.text('receipt').notNull(),
      at: d.instant('at').notNull(),
    },
    (table) => [
      d.primaryKey({ columns: [table.size, table.sink] }),
      d.index('audit_anchor_sink').on(table.sink, table.size),
    ],
  )

  return { auditLeaf, auditHead, auditSealed, auditListed, auditNode, auditCheckpoint, auditAnchor }
}

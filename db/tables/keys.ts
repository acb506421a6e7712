import type { KeyPurpose, KeyStatus } from '#app/domain/sealing.ts'
import type { Dialect } from '../dialect/sqlite.ts'

/** Keys, each wrapped by another: see `app/keys/vault.server.ts`. Never deleted: a destroyed key keeps its row. */
export function keyTables(d: Dialect) {
  const keys = d.table(
    'keys',
    {
      id: d.id('id').primaryKey(),
      purpose: d.text('purpose').$type<KeyPurpose>().notNull(),
      /** What it seals: a folder and compartment, a file, a folder's events. */
      scope: d.text('scope').notNull(),
      /** Null once it is destroyed. */
      wrapped: d.text('wrapped'),
      wrappedBy: d.id('wrapped_by').notNull(),
      status: d.text('status').$type<KeyStatus>().notNull(),
      createdAt: d.instant('created_at').notNull(),
    },
    (table) => [
      d.index('keys_use').on(table.purpose, table.scope, table.status),
      d.index('keys_wrapped_by').on(table.wrappedBy),
    ],
  )
  return { keys }
}

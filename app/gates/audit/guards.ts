import postgres from './guards.postgres.json' with { type: 'json' }
import sqlite from './guards.sqlite.json' with { type: 'json' }
import type { Guard } from './verify-guards.server.ts'

/** The guards that this version ships, by the hash of their texts. A contract holds them equal to the migrations. */
export const shippedGuards: Readonly<Record<'sqlite' | 'postgres', readonly Guard[]>> = { sqlite, postgres }

import type { Instant } from '#app/domain/time.ts'

/** Leaves or nodes from a place up to, not including, another. */
export interface Places {
  from: number
  to: number
}

/** A full subtree of the log's tree: 2^level leaves, of which the first is leaf place × 2^level. */
export interface NodeRow {
  level: number
  place: number
  hash: string
}

/** A head of the log as the signer signed it: so many events, and the note. `at` is when it was put here. */
export interface CheckpointRow {
  size: number
  note: string
  at: Instant
}

/** A checkpoint that is known outside: by which sink, and what it gave back. */
export interface AnchorRow {
  size: number
  sink: string
  receipt: string
  at: Instant
}

/** What may be asked of the log's tree, its signed heads, and of where these are known. */
export interface CheckpointReads {
  /** Hashes of leaves in order; fewer than asked for where the log ends before. */
  leafHashes(places: Places): Promise<string[]>
  /** Hashes of stored nodes of a level in order. */
  nodes(level: number, places: Places): Promise<string[]>
  /** How many nodes of a level are stored: places 0 up to that many. */
  nodeCount(level: number): Promise<number>
  newest(): Promise<CheckpointRow | undefined>
  /** Checkpoints of more than so many events, the smallest first. */
  after(page: { size: number; limit: number }): Promise<CheckpointRow[]>
  /** Anchors of at most `limit` heads of more than so many events, the smallest first. */
  anchorsAfter(page: { size: number; limit: number }): Promise<AnchorRow[]>
  /** The largest checkpoint that each sink knows. */
  newestAnchors(): Promise<AnchorRow[]>
}

export interface CheckpointWrites {
  addNodes(nodes: readonly NodeRow[]): Promise<void>
  /** Throws all nodes away; they are made again of the leaves. */
  removeNodes(): Promise<void>
  /** Throws where one of as many or more events is there, or the log has fewer. */
  addCheckpoint(row: CheckpointRow): Promise<void>
  addAnchor(row: AnchorRow): Promise<void>
}

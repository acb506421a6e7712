// @ts-check
import * as crypto from 'node:crypto'

/*
 * The Merkle tree over the log (RFC 6962 section 2.1, RFC 9162 section 2.1). Hashes are Buffers of 32 bytes here and hex
 * digits outside.
 */

/** @type {(content: string | Uint8Array) => Buffer} */
export const sha256 = crypto.hash
  ? (content) => crypto.hash('sha256', content, 'buffer')
  : (content) => crypto.createHash('sha256').update(content).digest()

/** SHA-256(0x00 ‖ body). @param {string} body @returns {Buffer} */
export const leafHash = (body) => sha256(`\0${body}`)

const pair = Buffer.alloc(65, 1)
/** SHA-256(0x01 ‖ left ‖ right). @param {Buffer} left @param {Buffer} right @returns {Buffer} */
export function nodeHash(left, right) {
  left.copy(pair, 1)
  right.copy(pair, 33)
  return sha256(pair)
}

/** A tree that only grows. It holds the roots of its full subtrees, at most one of each size. */
export class Tree {
  /** How many leaves there are. */
  size = 0
  /** @type {Buffer[]} */
  #full = []

  /** Adds a leaf by its hash. @param {Buffer} leaf */
  add(leaf) {
    let hash = leaf
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2) {
      const left = this.#full.pop()
      if (left) hash = nodeHash(left, hash)
    }
    this.#full.push(hash)
    this.size += 1
  }

  /** The root, in hex. */
  root() {
    const all = [...this.#full]
    let hash = all.pop()
    for (let left = all.pop(); hash && left; left = all.pop()) hash = nodeHash(left, hash)
    return (hash ?? sha256('')).toString('hex')
  }
}

/**
 * Whether `path` leads from leaf `index` to the root of a tree of `size` leaves (RFC 9162 section 2.1.3.2). Sizes up to
 * 2^53: no bitwise operators.
 * @param {Buffer} leaf @param {number} index @param {number} size @param {Buffer[]} path @param {string} root
 */
export function isIncluded(leaf, index, size, path, root) {
  if (index < 0 || index >= size || [leaf, ...path].some((one) => one.length !== 32)) return false
  let [node, last, hash] = [index, size - 1, leaf]
  for (const one of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(one, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else hash = nodeHash(hash, one)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash.toString('hex') === root
}

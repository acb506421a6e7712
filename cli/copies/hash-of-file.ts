import { createReadStream } from 'node:fs'
import { sha256Stream } from '../../app/keys/digest.server.ts'

/** SHA-256 of a file's content, in hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = sha256Stream()
  for await (const piece of createReadStream(file)) hash.add(piece as Buffer)
  return hash.hex()
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../app/config.server.ts'
import { signerOf } from '../../app/config/anchors.server.ts'
import type { Asking, Runtime } from '../../app/gates/runtime.ts'
import { publish } from '../../app/jobs/publish-checkpoint.server.ts'
import { signerAt } from '../../app/keys/signer-client.server.ts'
import type { Signer } from '../../app/keys/signer-client.server.ts'

/** The signer that the settings name, else the one that runs beside the server; undefined where there is none. */
export function signerHere({ signer, dataDirectory }: Pick<Config, 'signer' | 'dataDirectory'>): Signer | undefined {
  const socket = signer ?? signerOf(join(dataDirectory, 'signer', 'socket'), process.cwd())
  return socket !== null && existsSync(socket) ? signerAt(socket) : undefined
}

/**
 * Has the log's head signed around what copies or changes much: what was there before can't be rewritten after it. Where
 * the signer can't be reached it says so and goes on; the server has the same head signed when it starts.
 */
export async function signHead(
  runtime: Runtime,
  config: Pick<Config, 'signer' | 'dataDirectory'>,
  asking: Asking,
): Promise<void> {
  const signer = signerHere(config)
  if (!signer) return
  try {
    if ((await publish(runtime, asking, signer)) === 0)
      process.stderr.write('The signer refused the head of the log. Run: npm run audit:verify\n')
  } catch (error) {
    process.stderr.write(
      `The head of the log was not signed: ${error instanceof Error ? error.message : String(error)}\n`,
    )
  }
}

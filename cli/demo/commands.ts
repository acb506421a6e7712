import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Commands } from './player.ts'

interface Named {
  door: 'case' | 'house'
  name: string
}
const isCommand = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'door' in value && (value.door === 'case' || value.door === 'house')

/** Every command of the house by name, as the files under `app/features` declare them. */
export async function allCommands(features: string): Promise<Commands> {
  const files = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.command.server.ts'),
  )
  const found = new Map<string, Named>()
  for (const file of files) {
    const module = (await import(pathToFileURL(join(features, file)).href)) as Record<string, unknown>
    for (const value of Object.values(module)) if (isCommand(value)) found.set(value.name, value)
  }
  return found as unknown as Commands
}

import { rmSync } from 'node:fs'
import { templatesOf } from './journey-templates.ts'

/** After the last journey: the databases that its districts were copied from are not needed any more. */
export default function journeysOver(): void {
  rmSync(templatesOf(process.pid), { recursive: true, force: true })
}

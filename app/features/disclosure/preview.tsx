import { Empty } from '#app/ui/empty.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { PackageBody } from './package-body.tsx'
import type { Package } from './package.ts'

/** What would leave, before it is made. */
export function Preview({ made, zone }: { made: Package | null; zone: string }) {
  return (
    <Panel heading="Preview">
      {made ? <PackageBody made={made} zone={zone} /> : <Empty>Nobody waits to see the record.</Empty>}
    </Panel>
  )
}

import { Empty } from '#app/ui/empty.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { PackageBody } from './package-body.tsx'
import type { Package } from './package.ts'

/** What would be made, as its file would say it: its hash is the one that the file will have. */
export interface Previewed {
  made: Package
  sha256: string
}

/** What would leave, before it is made. `none` stands in its place where nothing is to be shown yet. */
const preview = (none: string) =>
  function Preview(shown: Previewed | null, zone: string) {
    return (
      <Panel heading="Preview" id={shown ? 'preview' : undefined}>
        {shown ? (
          <>
            <PackageBody made={shown.made} zone={zone} />
            <p className="quiet">
              The file made of this has the SHA-256 <span className="hash">{shown.sha256}</span>
            </p>
          </>
        ) : (
          <Empty>{none}</Empty>
        )}
      </Panel>
    )
  }

export const inspectionPreview = preview('Choose a request, then press “Show the preview”.')
export const sharingPreview = preview(
  'Where entries are given, press “Show the preview” to read what the file will say.',
)

import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import type { FilesAround } from './files-around.ts'

/** The files of the case: opened only as a download, and each opening is recorded. */
export function FilesBeside({ around }: { around: FilesAround }) {
  const here = `/cases/${around.caseId}/file`
  if (around.files.length === 0) return null
  return (
    <Panel heading="Files of this case">
      <Table
        name="Files of this case"
        rows={around.files}
        keyOf={(file) => file.fileId}
        columns={[
          {
            heading: 'File',
            names: true,
            cell: (file) =>
              file.blocked ? (
                `${file.name} (blocked)`
              ) : (
                <Link to={`${here}/${file.fileId}`} whole>
                  {file.name}
                </Link>
              ),
          },
          { heading: 'What it shows', cell: (file) => file.what },
          { heading: 'Size', cell: (file) => file.size },
          {
            heading: 'If it must not be seen',
            cell: (file) =>
              around.mayBlock && !file.blocked ? (
                <Link to={`${here}/${file.fileId}/block`} aria-label={`Block ${file.name}`}>
                  Block
                </Link>
              ) : null,
          },
        ]}
      />
    </Panel>
  )
}

import { packageDownload } from '#app/features/disclosure/package-download.query.server.ts'
import { download } from '#app/http/download.server.ts'

/** What was given to somebody, as it was given, as an attachment. */
export const loader = download(packageDownload)

import { fileDownload } from '#app/features/file/file-download.query.server.ts'
import { download } from '#app/http/download.server.ts'

/** A file of a case, as an attachment. */
export const loader = download(fileDownload)

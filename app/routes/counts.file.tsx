import { countsFile } from '#app/features/counts/counts.query.server.ts'
import { download } from '#app/http/download.server.ts'

export const loader = download(countsFile)

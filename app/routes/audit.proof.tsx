import { eventProofFile } from '#app/features/audit-log/event-proof.query.server.ts'
import { download } from '#app/http/download.server.ts'

export const loader = download(eventProofFile)

import { localOf, plusMinutes } from '../domain/time.ts'
import { finishedFolders, isOver } from '../gates/due-records.server.ts'
import type { FinishedAt } from '../gates/due-records.server.ts'
import { loadFolder } from '../gates/folder.server.ts'
import { letOthers } from './let-others.server.ts'
import { noteRetentionRun } from './note-retention-run.command.server.ts'
import type { Job } from './register.server.ts'

const lease = 'retention run'
const everyMinutes = 24 * 60
/** Folders at most in one reading, so that people's own work comes in between. */
const atOnce = 50

/** Once a day, what is due by the schedule is counted and put on record (audit.md 2.3). It destroys nothing. */
export const countRetention: Job = {
  name: 'count retention',
  run: async ({ runtime, asking, now }) => {
    const { store, registry } = runtime
    const until = await store.read((records) => records.leases.until(lease))
    if (until !== undefined && until > now) return 0
    const district = await store.read((records) => records.district.load())
    if (!district) return 0
    await store.write((records) =>
      records.write.takeLease(lease, asking.requestId, now, plusMinutes(now, everyMinutes)),
    )
    const { zone } = district.calendar
    const by = { schedule: (await runtime.profile()).retention, zone, today: localOf(now, zone).day }
    const counted = { due: 0, held: 0, unknown: 0, looked: 0 }
    for (let after: FinishedAt | undefined, more = true; more;) {
      const from = after
      const { folders, last } = await store.read((records) =>
        finishedFolders(records, async (id) => (await loadFolder(records, registry, id))?.file, by, {
          limit: atOnce,
          after: from,
        }),
      )
      for (const folder of folders) {
        counted.looked += 1
        if (folder.until === null) counted.unknown += 1
        else if (isOver(folder, by.today)) counted[folder.held ? 'held' : 'due'] += 1
      }
      after = last
      more = last !== undefined
      await letOthers()
    }
    await runtime.run(noteRetentionRun, counted, asking)
    return 1
  },
}

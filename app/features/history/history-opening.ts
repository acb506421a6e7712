import { historySources } from '#app/domain/file/inquiry.ts'
import type { HistorySource } from '#app/domain/file/inquiry.ts'
import { fieldValues } from '#app/domain/form-values.ts'
import type { FieldValues } from '#app/domain/form-values.ts'
import { dayWords } from '#app/domain/time.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { historyDesign } from './history-form.tsx'
import { sourceWords, stateWords } from './history.entry.ts'

type Asked = Readonly<Record<string, unknown>>
type Work = CaseQueryWork<Asked>

const sourceIn = (asked: Asked): HistorySource | undefined => historySources.find((one) => one === asked.source)

/** The form of the row that the page's address names. */
export const historyOfSource = {
  id: 'history',
  design: (asked: Asked) => {
    const source = sourceIn(asked)
    return source && historyDesign(source)
  },
}

/** What a row's page opens with: what was saved before, the version a save replaces, and all rows. */
export const historyOpening = {
  prefill: (work: Work): FieldValues => {
    const source = sourceIn(work.input)
    const row = source && work.caseFile.inquiry.history[source]
    const body = work.bodies.get(row?.entryId ?? '')?.base
    return body ? fieldValues(body, work.calendar.zone) : {}
  },
  hidden: ({ input, caseFile }: Work): Record<string, string> => {
    const source = sourceIn(input)
    const row = source && caseFile.inquiry.history[source]
    return row ? { replaces: row.entryId } : {}
  },
  extra: (work: Work) => Promise.resolve(historyRows(work)),
}

/** All rows of the review, in their order, with how far each is. */
export function historyRows({ caseFile, input }: Work) {
  return {
    caseId: caseFile.id,
    open: sourceIn(input) ?? null,
    rows: historySources.map((source) => {
      const row = caseFile.inquiry.history[source]
      return {
        source,
        label: sourceWords[source],
        state: row ? stateWords[row.state] : 'Not begun',
        found: row?.found === 'something' ? 'Something found' : row?.found === 'nothing' ? 'Nothing that matters' : '',
        on: row ? dayWords(row.happened.on) : '',
      }
    }),
  }
}

export type HistoryRowsView = ReturnType<typeof historyRows>

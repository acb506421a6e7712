import { ledgerShown } from './ledger-shown.ts'

/** The list for paper: the mark of its sheets stands in the event of it too. */
export async function ledgerOnPaper(work: Parameters<typeof ledgerShown>[0]) {
  const shown = await ledgerShown(work)
  const mark = work.sheetMark()
  return { ...shown, mark, by: `${shown.by} · sheet ${mark}` }
}

/** What its event says was printed. */
export const onPaperShown = ({ mark, parent, cases }: Awaited<ReturnType<typeof ledgerOnPaper>>) => ({
  sections: [parent ? 'the parent’s copy' : 'list', `sheet ${mark}`],
  count: cases.reduce((sum, { lines }) => sum + lines.length, 0),
})

import type { CaseQueryWork } from '#app/gates/query.ts'
import { othersMask } from '#app/policy/mask-names.ts'
import type { FormDesign } from '#app/ui/form/design.ts'
import { dayText, instantText } from '#app/ui/when.ts'

/** The frame of the letter: a page for paper. */
export const noticeDesign: FormDesign = {
  id: 'amendment-notice',
  title: 'Letter to the parent',
  submit: '',
  sections: [],
}

type Work = CaseQueryWork<Readonly<Record<string, unknown>>>

/**
 * What the parent is told of the answer to what they asked to change, and of their right to a hearing (34 CFR 99.20 to
 * 99.22). Null where the page's address names no request that was decided. Other people are named by initials.
 */
export function noticeShown({ caseFile, input, actor, now, calendar, sheetMark }: Work) {
  const found = caseFile.shared.amendments.find(({ root }) => root === input.which)
  if (!found?.decided) return null
  const mask = othersMask(caseFile)
  const mark = sheetMark()
  return {
    mark,
    by: `Printed by ${actor.name}, ${instantText(now, calendar.zone)} · sheet ${mark}`,
    name: found.name,
    asked: dayText(found.happened.on),
    about: mask(found.aboutWords),
    wrong: mask(found.wrong),
    answer: found.decided.answer,
    because: mask(found.decided.because),
  }
}
export type NoticeShown = ReturnType<typeof noticeShown>

/** What its event says was printed. */
export const noticePrinted = (shown: NoticeShown) => ({
  sections: shown ? ['letter', `sheet ${shown.mark}`] : ['nothing'],
})

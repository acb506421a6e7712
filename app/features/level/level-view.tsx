import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { SummaryRow } from '#app/ui/summary-list.tsx'
import { approveLevelDesign, levelDesign, sendLevelBackDesign, workingLevelDesign } from './level-form.tsx'

const Answers = viewOf({
  ...levelDesign([]),
  sections: levelDesign([])
    .sections.filter(({ id }) => id !== 'words')
    .map((section) => ({
      ...section,
      fields: section.fields.filter((field) => field.type === 'words' || field.name !== 'there'),
    })),
})
const Lines = viewOf({ ...workingLevelDesign([]), sections: linesOnly() })

function linesOnly() {
  return workingLevelDesign([]).sections.map((section) => ({
    ...section,
    fields: section.fields.filter((field) => field.type !== 'choice'),
  }))
}

const withLevel = (label: string, more: readonly SummaryRow[] = []) => (
  <SummaryList rows={[{ label: 'Level of concern', value: label }, ...more]} />
)

/** How a working level reads: the words, what it was lowered without, then its three lines. */
export function WorkingLevelView(shown: EntryShown) {
  const { label, missing = [] } = shown.parts.base as { label: string; missing?: readonly { words: string }[] }
  const words = missing.map((one) => one.words).join(' ')
  return (
    <>
      {withLevel(label, words ? [{ label: 'Still missing then', value: words, wide: true }] : [])}
      <Lines {...shown} />
    </>
  )
}

/** How a proposed level reads. A missing rule is told, not counted. */
export function LevelProposedView(shown: EntryShown) {
  const said = shown.parts.base as {
    label: string
    there: readonly { name: string }[]
    missing: readonly { words: string }[]
  }
  const names = said.there.map(({ name }) => name).join(', ')
  const missing = said.missing.map(({ words }) => words).join(' ')
  return (
    <>
      {withLevel(said.label, [
        ...(names ? [{ label: 'Who was there', value: names }] : []),
        ...(missing ? [{ label: 'Still missing then', value: missing, wide: true }] : []),
      ])}
      <Answers {...shown} />
    </>
  )
}

const Note = viewOf(approveLevelDesign)
const Question = viewOf(sendLevelBackDesign)

/** How an approval reads. */
export function LevelApprovedView(shown: EntryShown) {
  return (
    <>
      {withLevel((shown.parts.base as { label: string }).label)}
      <Note {...shown} />
    </>
  )
}

/** How a question about a proposed level reads. */
export function LevelSentBackView(shown: EntryShown) {
  return (
    <>
      {withLevel((shown.parts.base as { label: string }).label)}
      <Question {...shown} />
    </>
  )
}

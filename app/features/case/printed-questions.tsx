import { answerWords } from '#app/domain/key-answers.ts'
import type { AnswerThen, QuestionOverTime } from '#app/domain/key-answers.ts'
import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { instantText } from '#app/ui/when.ts'

interface Printed extends Pick<EntryShown, 'names' | 'zone'> {
  questions: readonly QuestionOverTime[]
}

/** Every key question on paper with each answer it was given, from the first to the one that counts: who, and when. */
export function PrintedQuestions({ questions, names, zone }: Printed) {
  if (questions.every(({ answers }) => answers.length === 0)) return null
  return (
    <>
      <h2>Key questions</h2>
      {questions.map(({ n, theme, asks, answers }) => (
        <section key={n} className="printed-entry">
          <h3>
            {n} {theme}
          </h3>
          {asks ? <p className="quiet">{asks}</p> : null}
          {answers.length === 0 ? <p>{answerWords.none}</p> : null}
          <ol className="plain-list">
            {answers.map((one, at) => (
              <li key={one.entryId}>
                <p>
                  <strong>{answerWords[one.state]}</strong>
                  {answers.length > 1 ? (at === answers.length - 1 ? ', counts now' : ', before') : ''}
                  {`. ${one.by}, ${instantText(one.at, zone)}${corrected(one)}`}
                </p>
                {one.text ? <p className="long-text">{one.text}</p> : null}
                <Rests on={one.evidence.flatMap((id) => names[id] ?? [])} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

const corrected = ({ corrects }: AnswerThen): string =>
  corrects === 0 ? '' : corrects === 1 ? ', corrected' : `, corrected ${corrects} times`

const Rests = ({ on }: { on: readonly string[] }) => (on.length === 0 ? null : <p>Rests on: {on.join(' · ')}</p>)

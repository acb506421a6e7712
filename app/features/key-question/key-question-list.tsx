import { answerWords } from '#app/domain/key-answers.ts'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { QuestionShown } from './key-questions-page.server.ts'

/** All key questions, each with its answer and what it rests on. Saved question by question. */
export function KeyQuestionList({ caseId, questions }: { caseId: string; questions: readonly QuestionShown[] }) {
  return (
    <>
      {questions.map((one) => (
        <Panel
          key={one.n}
          id={`question-${one.n}`}
          heading={`${one.n} ${one.theme}`}
          aside={
            <Link to={`/cases/${caseId}/key-questions/${one.n}`} aria-label={`Answer question ${one.n}, ${one.theme}`}>
              {one.state === 'none' && one.earlier.length === 0 ? 'Answer' : 'Answer again'}
            </Link>
          }
        >
          <KeyQuestion question={one} />
        </Panel>
      ))}
    </>
  )
}

/** What a question asks, and what the team knows. */
export function KeyQuestion({ question }: { question: QuestionShown }) {
  return (
    <>
      <p className="quiet">{question.asks}</p>
      <p>
        <strong>
          {question.state === 'none' && question.earlier.length > 0
            ? 'No answer since the reopening'
            : answerWords[question.state]}
        </strong>
      </p>
      {question.answer ? <p className="long-text">{question.answer}</p> : null}
      {question.task ? <p>{question.task}</p> : null}
      {question.evidence.length > 0 ? (
        <ul className="plain-list">
          {question.evidence.map(({ sentence, when }, n) => (
            <li key={n}>
              {sentence} <span className="quiet">{when}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {question.earlier.length > 0 ? (
        <details>
          <summary>
            {question.earlier.length === 1 ? 'One earlier answer' : `${question.earlier.length} earlier answers`}
          </summary>
          <ol className="plain-list" reversed>
            {question.earlier.map(({ words, text, when }, n) => (
              <li key={n}>
                {words}, <span className="quiet">{when}</span>
                {text ? <p className="long-text">{text}</p> : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  )
}

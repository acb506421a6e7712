import { daySchema, longDayWords } from '#app/domain/time.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'

interface Refused {
  message: string
  errors?: Readonly<Record<string, string>>
  values: Readonly<Record<string, unknown>>
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A check-in that was refused: asks again what happened instead, with what was sent, of which action, case and day. */
export function NotDonePage({ caseId, refused }: { caseId: string; refused?: Refused }) {
  const { actionId, dueOn, instead, what, about } = refused?.values ?? {}
  const on = daySchema.safeParse(dueOn)
  const which = [textOf(what), textOf(about), on.success ? longDayWords(on.data) : ''].filter(Boolean).join(' · ')
  const beside = refused?.errors?.instead
  const problem = refused?.errors?.instead ?? refused?.message
  return (
    <>
      <PageHead lead={which}>Not done</PageHead>
      <ErrorSummary errors={problem ? [{ message: problem, href: '#instead' }] : []} />
      <form method="post" action={`/work/check-in/${caseId}`}>
        <input type="hidden" name="what" value={textOf(what)} />
        <input type="hidden" name="about" value={textOf(about)} />
        <input type="hidden" name="actionId" value={textOf(actionId)} />
        <input type="hidden" name="dueOn" value={textOf(dueOn)} />
        <div className="field" data-error={beside ? '' : undefined}>
          <label htmlFor="instead">What happened instead?</label>
          {beside ? (
            <p className="field-error" id="instead-error">
              <span className="visually-hidden">Error: </span>
              {beside}
            </p>
          ) : null}
          <textarea
            className="input"
            id="instead"
            name="instead"
            rows={3}
            defaultValue={textOf(instead)}
            aria-invalid={beside ? true : undefined}
            aria-describedby={beside ? 'instead-error' : undefined}
          />
        </div>
        <p className="button-row">
          <Button name="result" value="not-done">
            Save
          </Button>
          <LinkButton to="/work" kind="quiet">
            Back to My work
          </LinkButton>
        </p>
      </form>
    </>
  )
}

/** A check-in that could not be taken back. */
export function NotTakenBackPage({ refused }: { refused?: Refused }) {
  return (
    <>
      <PageHead lead={refused?.message ?? 'There is nothing to take back here.'}>Not taken back</PageHead>
      <p>
        <LinkButton to="/work">Back to My work</LinkButton>
      </p>
    </>
  )
}

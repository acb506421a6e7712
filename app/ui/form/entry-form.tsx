import { useEffect, useMemo, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { z } from 'zod'
import { ErrorSummary } from '../error-summary.tsx'
import { SaveLine } from '../save-line.tsx'
import type { Offers } from './answer.ts'
import type { Choices, DraftShown, Field, FormDesign } from './design.ts'
import { FormField } from './field.tsx'
import type { FormObject } from './form-data.ts'
import { useWords } from '../words.ts'
import { useAutosave } from './use-autosave.ts'
import type { Autosave } from './use-autosave.ts'
import { useAnswers, useFormChecks } from './use-form-checks.ts'
import type { Errors } from './use-form-checks.ts'
import { controlOf, fieldsOf, happenedField, labelOf, placeOf, withoutBlankBlocks } from './values.ts'
import { FormWorldContext, idOf } from './world.ts'
import type { Controls, FormWorld } from './world.ts'

export interface EntryFormProps {
  design: FormDesign
  /** Under which name a draft of it is kept; the design's id unless said. */
  name?: string
  /** The command's own schema: the only one there is. */
  schema: z.ZodType
  /** What the fields hold when it is first drawn: `openingValues`, a draft, or what was sent and refused. */
  values: FormObject
  errors?: Errors
  choices?: Choices
  /** Answers offered to put a field right; they stand in place of its list. */
  offers?: Offers
  /** Controls of the page's own for some fields, by name. */
  controls?: Controls
  /** Makes a resent form be answered with the first result. */
  token: string
  /** The last entry the person could have read; a judging command compares it. */
  basedOn?: number
  /** Where it is posted; this page, unless said. */
  action?: string
  /** What the server knows by itself, such as `{ caseId }` from the URL. */
  known?: FormObject
  /** Keeps a draft while script runs. */
  autosave?: Autosave
  draft?: DraftShown
  /** Further hidden fields. */
  hidden?: Readonly<Record<string, string>>
  /** The button, where it says something else than the design's. */
  submit?: string
  busy?: boolean
  /** Sends the form when the browser's own check has passed. Left out: the browser posts it. */
  send?: (form: HTMLFormElement, submitter: HTMLElement | null) => void
  /** What stands between the last question and the button. */
  children?: ReactNode
}

const nothing: FormObject = {}
const noErrors: Errors = {}
const noOffers: Offers = {}
const noControls: Controls = {}

/**
 * A form from its design. Complete without script; with it, the same form is checked before it is posted, questions
 * that don't apply step aside, and what is typed is kept as a draft. Browsers keep none of it: not for the next person
 * at this computer, and not under a fresh token for whoever goes back after sending.
 */
export function EntryForm(props: EntryFormProps) {
  const { schema, errors: refused = noErrors, choices = {}, known = nothing, busy } = props
  const say = useWords()
  const design = useMemo(() => say(props.design), [say, props.design])
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const fields = useMemo(() => fieldsOf(design), [design])
  // What is typed lives in the page from here on: values that come with a later answer must not be drawn over it.
  const [values] = useState(() => withoutBlankBlocks(fields, props.values))
  const { register, handleSubmit, tries, ...checked } = useFormChecks(form, fields, schema, refused, known)
  const errors = say(checked.errors)
  const { live, answersAt, follow } = useAnswers(form, values)
  const saved = useAutosave(form, props.autosave, props.draft)

  // Moves focus when the form was tried or came back, not with every letter typed afterwards.
  useEffect(() => {
    summary.current?.focus()
  }, [tries, refused])

  const world: FormWorld = {
    values,
    errors,
    choices,
    offers: props.offers ?? noOffers,
    controls: props.controls ?? noControls,
    live,
    register,
    answersAt,
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const target = event.currentTarget
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    void handleSubmit(async () => {
      if (busy) return
      await saved.settle()
      if (props.send) props.send(target, submitter)
      else target.submit()
    })(event)
  }

  return (
    <FormWorldContext.Provider value={world}>
      <form
        ref={form}
        className="entry-form"
        method="post"
        autoComplete="off"
        action={props.action}
        encType={
          design.sections.some((section) => section.fields.some(({ type }) => type === 'file'))
            ? 'multipart/form-data'
            : undefined
        }
        noValidate
        onSubmit={onSubmit}
        onChange={() => {
          follow()
          saved.changed()
        }}
        onInput={saved.changed}
        onBlur={saved.left}
      >
        <ErrorSummary
          ref={summary}
          errors={[...(refused[''] ? [{ message: say(refused['']) }] : []), ...linked(fields, errors)]}
        />
        <Hidden name="_token" value={props.token} />
        <Hidden name="_form" value={props.name ?? design.id} />
        {saved.draftId ? <Hidden name="_draft" value={saved.draftId} /> : null}
        {props.basedOn === undefined ? null : <Hidden name="basedOn" value={String(props.basedOn)} />}
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        {design.asksWhen ? <FormField field={happenedField} /> : null}
        {design.sections.map((section) => (
          <section key={section.id} id={section.id} className="form-section">
            {section.heading ? <h2>{section.heading}</h2> : null}
            {section.lead ? <p className="lead">{section.lead}</p> : null}
            {section.fields.map((field, n) => (
              <FormField key={field.type === 'words' ? `words-${n}` : field.name} field={field} />
            ))}
          </section>
        ))}
        {props.children}
        <div className="form-end">
          <button className="button button-main" type="submit">
            {props.submit ?? submitWords(design, answersAt)}
          </button>
          {props.autosave ? <SaveLine state={saved.state} zone={props.autosave.zone} /> : null}
        </div>
      </form>
    </FormWorldContext.Provider>
  )
}

/** What the button says, by what is answered so far. */
function submitWords({ submit, submitBy }: FormDesign, answersAt: FormWorld['answersAt']): string {
  const [answer = ''] = submitBy ? answersAt(submitBy.field) : []
  return submitBy?.words[answer] ?? submit
}

const Hidden = ({ name, value }: { name: string; value: string }) => <input type="hidden" name={name} value={value} />

/**
 * Messages for the summary, in the order of the page, each with the control it speaks of. One that stands there twice is
 * told apart by its question.
 */
function linked(fields: readonly Field[], errors: Errors) {
  const all = Object.values(errors)
  return Object.entries(errors)
    .map(([path, message]) => ({ path, message, place: placeOf(fields, path) }))
    .sort((a, b) => a.place - b.place)
    .map(({ path, message }) => {
      const control = controlOf(fields, path)
      const twice = all.indexOf(message) !== all.lastIndexOf(message)
      const question = twice ? labelOf(fields, path) : undefined
      return {
        message: question ? `${question}${/[?.!]$/.test(question) ? '' : ':'} ${message}` : message,
        href: control === undefined ? undefined : `#${idOf(control)}`,
      }
    })
}

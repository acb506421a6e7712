import type { Field, FormDesign } from './design.ts'
import { PrintHead } from '../print-frame.tsx'
import { fieldsOf, happenedField } from './values.ts'

/** A form on paper: filled in by hand, typed in later with its own times (P20). Holds nobody's data. */
export function BlankForm({ design, district }: { design: FormDesign; district?: string }) {
  const files = fieldsOf(design).some(({ type }) => type === 'file')
  return (
    <article className="print-frame blank-form">
      <PrintHead right={district}>Team copy, not for release</PrintHead>
      <h1 tabIndex={-1}>{design.title}</h1>
      {design.lead ? <p className="lead">{design.lead}</p> : null}
      <div className="blank-top">
        <Line label="Report or case number" />
        <Line label="Filled in by" />
        <Line label="On (date and time)" />
      </div>
      {design.onPaper ? <Line label={design.onPaper} /> : null}
      {design.asksWhen ? <Blank field={happenedField} /> : null}
      {design.sections.length === 0 ? <Line label="Signed" /> : null}
      {design.sections.map((section) => (
        <section key={section.id}>
          {section.heading ? <h2>{section.heading}</h2> : null}
          {section.lead ? <p>{section.lead}</p> : null}
          {section.fields.map((field, n) => (
            <Blank key={field.type === 'words' ? `words-${n}` : field.name} field={field} />
          ))}
        </section>
      ))}
      {files ? <p className="hint">A sexual image of a minor is described here, never copied. Call.</p> : null}
      <div className="blank-top">
        <Line label="Typed in by" />
        <Line label="On (date and time)" />
      </div>
    </article>
  )
}

const Line = ({ label }: { label: string }) => (
  <p className="blank-line">
    <span>{label}</span>
    <span className="blank-rule" aria-hidden="true" />
  </p>
)

function Blank({ field }: { field: Field }) {
  if (field.type === 'words') return <p className="blank-words">{field.text}</p>
  const heading = (
    <>
      <p className="blank-label">
        {field.label}
        {field.optional ? <span className="optional"> (optional)</span> : null}
      </p>
      {field.hint ? <p className="hint">{field.hint}</p> : null}
    </>
  )
  switch (field.type) {
    case 'choice':
    case 'choices':
      return (
        <div className="blank-field">
          {heading}
          <ul className="blank-options">
            {field.options.map(({ value, label }) => (
              <li key={value}>{label}</li>
            ))}
          </ul>
        </div>
      )
    case 'tick':
      return (
        <div className="blank-field">
          <ul className="blank-options">
            <li>{field.label}</li>
          </ul>
        </div>
      )
    case 'moment':
      return (
        <div className="blank-field">
          {heading}
          <div className="blank-top">
            <Line label="Date" />
            <Line label="Time" />
          </div>
        </div>
      )
    case 'long':
    case 'quote':
      return (
        <div className="blank-field">
          {heading}
          <div className="blank-box" />
        </div>
      )
    case 'blocks':
      return (
        <div className="blank-field">
          {heading}
          {Array.from({ length: Math.max(2, field.shown ?? 2) }, (_, n) => (
            <div key={n} className="blank-block">
              <p className="blank-number">{n + 1}</p>
              {field.fields.map((inner, place) => (
                <Blank key={inner.type === 'words' ? `words-${place}` : inner.name} field={inner} />
              ))}
            </div>
          ))}
        </div>
      )
    default:
      return (
        <div className="blank-field">
          {heading}
          <span className="blank-rule" aria-hidden="true" />
        </div>
      )
  }
}

import { Link } from '#app/ui/link.tsx'
import { Quotation } from '#app/ui/quotation.tsx'
import { GroupFrame } from '#app/ui/form/frames.tsx'
import { textsAt, textAt } from '#app/ui/form/values.ts'
import type { Asking } from '#app/ui/form/values.ts'
import { idOf, useFormWorld } from '#app/ui/form/world.ts'
import type { Controls } from '#app/ui/form/world.ts'
import type { EvidenceItem, EvidenceShown } from './level-evidence.ts'

interface Control {
  field: Asking
  path: string
}

interface Imminent {
  label: string
  words: string
}

/** The page's own controls: the level in words with the way out for what can't wait, and the evidence beside it. */
export const levelControls = (caseId: string, imminent: Imminent, evidence?: EvidenceShown): Controls => ({
  level: (control: Control) => <LevelChoice {...control} caseId={caseId} imminent={imminent} />,
  ...(evidence ? { evidence: (control: Control) => <EvidencePicker {...control} evidence={evidence} /> } : {}),
})

/** One answer in words, none chosen beforehand. Imminent is no answer but an act: its own page, at once (P5). */
function LevelChoice({ field, path, caseId, imminent }: Control & { caseId: string; imminent: Imminent }) {
  const { values, register } = useFormWorld()
  const options = field.type === 'choice' ? field.options : []
  const chosen = textAt(values, path)
  return (
    <GroupFrame field={field} path={path}>
      <div className="choices">
        {options.map(({ value, label, hint }, n) => {
          const id = n === 0 ? idOf(path) : `${idOf(path)}-${n + 1}`
          return (
            <label key={value} className="choice" htmlFor={id}>
              <input
                {...register(path)}
                id={id}
                type="radio"
                value={value}
                defaultChecked={chosen === value}
                aria-describedby={`${id}-more`}
              />
              <span className="choice-words">
                <span>{label}</span>
                <span className="hint" id={`${id}-more`}>
                  {hint}
                </span>
              </span>
            </label>
          )
        })}
        <p className="choice choice-link">
          <span className="choice-words">
            <Link to={`/cases/${caseId}/danger`}>{imminent.label}</Link>
            <span className="hint">{imminent.words}</span>
          </span>
        </p>
      </div>
    </GroupFrame>
  )
}

/** Entries to tick, by key question; exact words set apart. What helps has a column as wide as concerns. */
function EvidencePicker({ field, path, evidence }: Control & { evidence: EvidenceShown }) {
  const { values } = useFormWorld()
  const chosen = textsAt(values, path)
  const first = evidence.concerns[0]?.items[0] ?? evidence.helps[0] ?? evidence.done[0]
  const tick = (item: EvidenceItem) =>
    item.tickedAbove ? (
      <Above key={item.root} item={item} />
    ) : (
      <Tick key={item.root} item={item} path={path} first={item === first} checked={chosen.includes(item.root)} />
    )
  return (
    <GroupFrame field={field} path={path}>
      {chosen.length === 0 ? <p className="hint">No evidence linked yet. Tick what you rely on.</p> : null}
      <div className="evidence">
        <section>
          <h3>Concerns</h3>
          {evidence.concerns.map(({ heading, items }) => (
            <div key={heading} className="evidence-group">
              <h4>{heading}</h4>
              {items.map(tick)}
            </div>
          ))}
          {evidence.concerns.length === 0 ? <p className="hint">Nothing is on record yet.</p> : null}
        </section>
        <section>
          <h3>What helps</h3>
          {evidence.helps.map(tick)}
          {evidence.helps.length === 0 ? <p className="hint">None found yet. The plan must build some.</p> : null}
        </section>
        {evidence.done.length > 0 ? (
          <section>
            <h3>What was done</h3>
            {evidence.done.map(tick)}
          </section>
        ) : null}
      </div>
    </GroupFrame>
  )
}

/** What helps in an entry whose box stands among the concerns. */
const Above = ({ item }: { item: EvidenceItem }) => (
  <div className="evidence-item">
    <p>{item.sentence}</p>
    <p className="hint">{item.when}. Its box is under Concerns.</p>
    {item.exactWords ? <Quotation>{item.exactWords}</Quotation> : null}
  </div>
)

function Tick({ item, path, first, checked }: { item: EvidenceItem; path: string; first: boolean; checked: boolean }) {
  const { register } = useFormWorld()
  const id = first ? idOf(path) : `${idOf(path)}-${item.root}`
  return (
    <div className="evidence-item">
      <label className="choice" htmlFor={id}>
        <input {...register(`${path}[]`)} id={id} type="checkbox" value={item.root} defaultChecked={checked} />
        <span className="choice-words">
          <span>{item.sentence}</span>
          <span className="hint">{item.when}</span>
        </span>
      </label>
      {item.exactWords ? <Quotation>{item.exactWords}</Quotation> : null}
    </div>
  )
}

import type { ReactNode } from 'react'
import { Quotation } from '../quotation.tsx'
import { SummaryList } from '../summary-list.tsx'
import type { SummaryRow } from '../summary-list.tsx'
import { useWords } from '../words.ts'
import { dayText, momentText, shortDayText } from '../when.ts'
import type { Field, FormDesign } from './design.ts'
import { isBlank } from './values.ts'
import type { Asking } from './values.ts'

/** A part that exists and may not be read: it has no fields to print. */
export interface SealedShown {
  sealed: true
  compartment: string
  kind: string
  on: string
  /** It may be read and does not open any more. */
  broken?: true
}

/** An entry as a page hands it to its view. */
export interface EntryShown {
  /** Readable parts by compartment, and sealed ones in their place. */
  parts: Readonly<Record<string, unknown>>
  zone: string
  today?: string
  /** What ids are called: people, users, addresses, entries, files. An id without a name is not shown. */
  names: Readonly<Record<string, string>>
  /** Of which level the headings of its sections are; they follow the page's own. */
  headings?: 2 | 3
}

const isSealed = (part: unknown): part is SealedShown =>
  typeof part === 'object' && part !== null && (part as { sealed?: unknown }).sealed === true

const sealedWords: Readonly<Record<string, string>> = {
  health: 'A health record',
  law: 'A law-enforcement record',
  reporter: 'Who reported this',
}

/** How an entry made with a design reads: question by question, exact words set apart, nothing that was left open. */
export function viewOf(design: FormDesign) {
  function EntryView(shown: EntryShown) {
    const { sections } = useWords()(design)
    const parts = Object.values(shown.parts)
    const Heading = `h${shown.headings ?? 3}` as const
    const body = Object.assign({}, ...parts.filter((part) => !isSealed(part))) as Record<string, unknown>
    return (
      <div className="entry-view">
        {sections.map((section) => {
          const rows = rowsOf(section.fields, body, shown)
          return rows.length === 0 ? null : (
            <section key={section.id}>
              {section.heading ? <Heading>{section.heading}</Heading> : null}
              <SummaryList rows={rows} />
            </section>
          )
        })}
        {parts.filter(isSealed).map((part) => (
          <SealedNote key={part.compartment} part={part} today={shown.today} />
        ))}
      </div>
    )
  }
  EntryView.displayName = `EntryView(${design.id})`
  return EntryView
}

/** That something exists, and whom to ask or tell. */
export function SealedNote({ part, today }: { part: SealedShown; today?: string }) {
  const what = sealedWords[part.compartment] ?? 'A record'
  const how = part.broken
    ? 'It can’t be read any more: what is stored was changed or damaged. Tell whoever runs Offramp.'
    : 'Ask the case lead what you need to know.'
  return (
    <p className="sealed">
      {what} was added on {shortDayText(part.on, today)}. {how}
    </p>
  )
}

function rowsOf(fields: readonly Field[], body: Record<string, unknown>, shown: EntryShown): SummaryRow[] {
  return fields.flatMap((field) => {
    if (field.type === 'words') return []
    const value = read(body, field.name)
    if (isBlank(value)) return []
    const text = shownOf(field, value, shown)
    return text === null
      ? []
      : [{ label: field.label, value: text, wide: ['quote', 'long', 'blocks'].includes(field.type) }]
  })
}

/** A dotted name in a stored body. */
const read = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined),
      body,
    )

const lines = (texts: readonly string[]): ReactNode =>
  texts.length === 1 ? (
    texts[0]
  ) : (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

function shownOf(field: Asking, value: unknown, shown: EntryShown): ReactNode {
  switch (field.type) {
    case 'text':
    case 'number':
    case 'time':
      return String(value as string | number)
    case 'long':
      return <span className="long-text">{String(value as string)}</span>
    case 'quote':
      return <Quotation>{String(value as string)}</Quotation>
    case 'day':
      return dayText(String(value as string), shown.today)
    case 'moment':
      return momentOf(value, shown)
    case 'tick':
      return 'Yes'
    case 'choice':
    case 'choices':
      return lines(listOf(value).map((one) => field.options.find((option) => option.value === one)?.label ?? one))
    case 'pick':
    case 'file': {
      const names = namesOf(value, shown.names)
      return names.length === 0 ? null : lines(names)
    }
    case 'blocks':
      return (
        <ol className="block-views">
          {(value as readonly Record<string, unknown>[]).map((block, n) => (
            <li key={n}>
              <SummaryList rows={rowsOf(field.fields, block, shown)} />
            </li>
          ))}
        </ol>
      )
  }
}

/** A moment as stored (`on`, `at`) or as a form sends it (`day`, `time`). */
function momentOf(value: unknown, { zone, today }: EntryShown): string {
  if (typeof value === 'string')
    return value.includes('T') ? momentText({ on: value.slice(0, 10), at: value }, zone, today) : dayText(value, today)
  const moment = value as { on?: string; at?: string; day?: string; time?: string }
  if (moment.on) return momentText({ on: moment.on, at: moment.at }, zone, today)
  return `${dayText(moment.day ?? '', today)}${moment.time ? `, ${moment.time}` : ''}`
}

/** What the picked or added things are called: by the name kept with them, else by the page's. */
const namesOf = (value: unknown, names: Readonly<Record<string, string>>): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
    if (typeof one === 'string') return names[one] ?? []
    const { name, id } = (one ?? {}) as { name?: unknown; id?: unknown }
    if (typeof name === 'string') return name
    return typeof id === 'string' ? (names[id] ?? []) : []
  })

import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import type { Choice } from './design.ts'
import { filterFields } from './filter-fields.ts'
import type { RefusedFilter } from './filter-fields.ts'
import { PlainField } from './plain-field.tsx'
import { PlainSelect } from './plain-select.tsx'

interface Asked {
  who?: string
  from?: string
  until?: string
}

/** A form that asks for somebody and two days: the address is the view. `children` stand beside its button. */
export function WhoAndWhen(form: {
  action: string
  name: string
  /** The choice of not choosing. */
  none: string
  people: readonly Choice[]
  asked?: Asked
  refused?: RefusedFilter | null
  children?: ReactNode
}) {
  const { field, errors } = filterFields<Asked>(form.asked ?? {}, form.refused ?? null)
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="get" action={form.action} className="filter-form no-print" aria-label={form.name}>
        <PlainSelect {...field('who')} label="Who" none={form.none} options={form.people} />
        <PlainField {...field('from')} label="From" type="date" />
        <PlainField {...field('until')} label="Until" type="date" />
        <p className="button-row">
          <Button kind="second">Show</Button>
          {form.children}
        </p>
      </form>
    </>
  )
}

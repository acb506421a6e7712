import type { ReactNode } from 'react'
import type { Choice, Field } from './design.ts'
import { BlocksField } from './fields/blocks-field.tsx'
import { Checkboxes, Radios, Select, TickField } from './fields/choice-field.tsx'
import { MomentField } from './fields/moment-field.tsx'
import { FileField, LineField, LongField } from './fields/text-field.tsx'
import { GroupFrame } from './frames.tsx'
import type { Asking } from './values.ts'
import { Notice } from '../notice.tsx'
import { useFormWorld } from './world.ts'

/** Longer lists fold away, so that a page stays short. */
const longestInSight = 7

/** One question of a form, or words between questions. `within` is the path of the block around it. */
export function FormField({ field, within }: { field: Field; within?: string }) {
  return (
    <WhenAsked field={field} within={within}>
      {field.type === 'words' ? (
        <Notice tone={field.tone === 'warning' ? 'warning' : 'plain'}>{field.text}</Notice>
      ) : (
        <Control field={field} path={within ? `${within}.${field.name}` : field.name} />
      )}
    </WhenAsked>
  )
}

function Control({ field, path }: { field: Asking; path: string }) {
  const { choices, offers, controls } = useFormWorld()
  const Own = controls[path]
  if (Own) return <Own field={field} path={path} />
  switch (field.type) {
    case 'text':
    case 'number':
    case 'time':
    case 'day':
      return <LineField field={field} path={path} />
    case 'long':
    case 'quote':
      return <LongField field={field} path={path} />
    case 'moment':
      return <MomentField field={field} path={path} />
    case 'tick':
      return <TickField field={field} path={path} />
    case 'file':
      return <FileField field={field} path={path} />
    case 'blocks':
      return <BlocksField field={field} path={path} ask={FormField} />
    case 'choices':
      return <Checkboxes field={field} path={path} options={field.options} />
    case 'choice':
      return field.as === 'select' ? (
        <Select field={field} path={path} options={field.options} />
      ) : (
        <Radios field={field} path={path} options={field.options} />
      )
    case 'pick': {
      const listed = offers[path] ?? choices[field.from] ?? []
      // Students are offered when a search found several; a district has too many for a list.
      if (field.from === 'students' && listed.length === 0) return null
      const options = offered(field, listed)
      if (options.length === 0) return <NothingToPick field={field} path={path} />
      if (field.many) return <Checkboxes field={field} path={path} options={listed} />
      const folded = field.as ? field.as === 'select' : options.length > longestInSight
      return folded ? (
        <Select field={field} path={path} options={options} />
      ) : (
        <Radios field={field} path={path} options={options} />
      )
    }
  }
}

/** What is offered of a list, with what stands for nobody or for the writer. */
function offered({ none, mine }: Extract<Asking, { type: 'pick' }>, listed: readonly Choice[]): readonly Choice[] {
  const others = mine ? listed.filter(({ self }) => !self) : listed
  const blank = none ?? (others.length < listed.length ? mine : undefined)
  return blank ? [...others, { value: '', label: blank }] : others
}

function NothingToPick({ field, path }: { field: Asking; path: string }) {
  return (
    <GroupFrame field={field} path={path}>
      <p className="hint">There is nothing to choose from yet.</p>
    </GroupFrame>
  )
}

/** Leaves out a question that another answer makes needless. Without script it is always there. */
function WhenAsked({ field, within, children }: { field: Field; within?: string; children: ReactNode }) {
  const { live, answersAt, errors } = useFormWorld()
  const { when } = field
  if (!when) return children
  const path = field.type === 'words' ? null : within ? `${within}.${field.name}` : field.name
  const wrong = path !== null && Object.keys(errors).some((key) => key === path || key.startsWith(`${path}.`))
  const inBlock = within ? answersAt(`${within}.${when.field}`) : []
  const answers = inBlock.length > 0 ? inBlock : answersAt(when.field)
  const asked = wrong || answers.some((answer) => when.is.includes(answer))
  return (
    <fieldset
      className="when"
      data-when={asked ? 'on' : 'off'}
      data-words={field.type === 'words' ? `${when.field}-${when.is.join('-')}` : undefined}
      disabled={live && !asked}
      hidden={live && !asked}
    >
      {children}
    </fieldset>
  )
}

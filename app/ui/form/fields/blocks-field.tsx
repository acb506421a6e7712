import { useRef, useState } from 'react'
import type { ComponentType } from 'react'
import type { Field } from '../design.ts'
import type { Asking } from '../values.ts'
import { filledBlocks } from '../values.ts'
import { HintAndError, Optional } from '../frames.tsx'
import { idOf, useFormWorld } from '../world.ts'

type BlocksAsked = Extract<Asking, { type: 'blocks' }>

/** How one question is asked; handed in, because a block's questions are questions like all others. */
type Ask = ComponentType<{ field: Field; within?: string }>

/** How many more blocks can be opened without script. */
const spare = 3
const mostBlocks = 50

/**
 * The same questions for each of several things. With script a block is added and taken away; without, a few blank
 * ones can be opened. Blank blocks are not answers. A block keeps its number while the page is open, so that what
 * was typed never moves to another block.
 */
export function BlocksField({ field, path, ask }: { field: BlocksAsked; path: string; ask: Ask }) {
  const { values, live } = useFormWorld()
  const filled = filledBlocks(values, path).length
  const first = Math.max(filled, field.shown ?? 1)
  const [numbers, setNumbers] = useState(() => Array.from({ length: first }, (_, n) => n))
  const top = useRef<HTMLDivElement>(null)
  const next = Math.max(-1, ...numbers) + 1
  const add = () => {
    setNumbers([...numbers, next])
    requestAnimationFrame(() =>
      top.current?.querySelector<HTMLElement>(`[data-block="${next}"] :is(input, select, textarea)`)?.focus(),
    )
  }
  const remove = (number: number) => {
    setNumbers(numbers.filter((one) => one !== number))
    requestAnimationFrame(() => top.current?.focus())
  }
  return (
    <div className="blocks" id={idOf(path)} tabIndex={-1} ref={top}>
      <p className="blocks-name">
        {field.label}
        <Optional field={field} />
      </p>
      <HintAndError field={field} path={path} />
      {numbers.map((number, place) => (
        <Block key={number} field={field} path={`${path}.${number}`} number={number} place={place + 1} ask={ask}>
          {live && numbers.length > 1 ? (
            <button type="button" className="button button-quiet" onClick={() => remove(number)}>
              Take away number {place + 1}
            </button>
          ) : null}
        </Block>
      ))}
      {live ? (
        next < mostBlocks ? (
          <button type="button" className="button button-second" onClick={add}>
            {field.add}
          </button>
        ) : null
      ) : (
        <details className="more-blocks">
          <summary className="button button-second">{field.add}</summary>
          {Array.from({ length: spare }, (_, n) => (
            <Block
              key={n}
              field={field}
              path={`${path}.${first + n}`}
              number={first + n}
              place={first + n + 1}
              ask={ask}
            />
          ))}
        </details>
      )}
    </div>
  )
}

interface BlockShown {
  field: BlocksAsked
  path: string
  number: number
  place: number
  ask: Ask
  children?: React.ReactNode
}

function Block({ field, path, number, place, ask: Ask, children }: BlockShown) {
  return (
    <fieldset className="form-block" data-block={number}>
      <legend>
        {field.label} <span className="block-number">{place}</span>
      </legend>
      {field.fields.map((inner, n) => (
        <Ask key={inner.type === 'words' ? `words-${n}` : inner.name} field={inner} within={path} />
      ))}
      {children}
    </fieldset>
  )
}

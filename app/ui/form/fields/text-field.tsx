import type { Asking } from '../values.ts'
import { textAt } from '../values.ts'
import { FieldFrame, useTold } from '../frames.tsx'
import { useFormWorld } from '../world.ts'

type Of<T extends Asking['type']> = Extract<Asking, { type: T }>

/** One line: a text, a number, a day or a time. */
export function LineField({
  field,
  path,
}: {
  field: Of<'text'> | Of<'number'> | Of<'day'> | Of<'time'>
  path: string
}) {
  const { register, values } = useFormWorld()
  const { id, error, describedBy } = useTold(field, path)
  const kind = {
    text: { type: 'text', inputMode: field.type === 'text' ? field.inputMode : undefined },
    number: { type: 'text', inputMode: 'numeric' as const },
    day: { type: 'date', inputMode: undefined },
    time: { type: 'time', inputMode: undefined },
  }[field.type]
  return (
    <FieldFrame field={field} path={path}>
      <input
        {...register(path)}
        id={id}
        className={field.type === 'text' ? 'input' : 'input input-short'}
        type={kind.type}
        inputMode={kind.inputMode}
        autoComplete={field.type === 'text' ? (field.autoComplete ?? 'off') : 'off'}
        defaultValue={textAt(values, path)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  )
}

/** Several lines: what happened, or somebody's exact words. */
export function LongField({ field, path }: { field: Of<'long'> | Of<'quote'>; path: string }) {
  const { register, values } = useFormWorld()
  const { id, error, describedBy } = useTold(field, path)
  return (
    <FieldFrame field={field} path={path}>
      <textarea
        {...register(path)}
        id={id}
        className={field.type === 'quote' ? 'input input-quote' : 'input'}
        rows={field.rows ?? (field.type === 'quote' ? 3 : 4)}
        defaultValue={textAt(values, path)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  )
}

/** A file to add. A browser never fills it in again, so a refused form says so. */
export function FileField({ field, path }: { field: Of<'file'>; path: string }) {
  const { register, errors } = useFormWorld()
  const { id, error, describedBy } = useTold(field, path)
  const again = Object.keys(errors).length > 0
  return (
    <FieldFrame field={field} path={path}>
      <input
        {...register(field.many ? `${path}[]` : path)}
        id={id}
        className="input input-file"
        type="file"
        multiple={field.many}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
      {again ? <p className="hint without-script">If you had chosen a file, choose it again.</p> : null}
    </FieldFrame>
  )
}

import type { Asking } from '../values.ts'
import { textAt } from '../values.ts'
import { GroupFrame, useTold } from '../frames.tsx'
import { useFormWorld } from '../world.ts'

/** A local day and, where it is known, a time. Two plain inputs: remembered moments are typed, near ones picked. */
export function MomentField({ field, path }: { field: Extract<Asking, { type: 'moment' }>; path: string }) {
  const { register, values, errors } = useFormWorld()
  const { id } = useTold(field, path)
  return (
    <GroupFrame field={field} path={path}>
      <div className="moment">
        <div>
          <label htmlFor={`${id}-day`}>Date</label>
          <input
            {...register(`${path}.day`)}
            id={`${id}-day`}
            className="input"
            type="date"
            defaultValue={textAt(values, `${path}.day`)}
            aria-invalid={(errors[`${path}.day`] ?? errors[path]) ? true : undefined}
          />
        </div>
        <div>
          <label htmlFor={`${id}-time`}>
            Time<span className="optional"> (if known)</span>
          </label>
          <input
            {...register(`${path}.time`)}
            id={`${id}-time`}
            className="input"
            type="time"
            defaultValue={textAt(values, `${path}.time`)}
            aria-invalid={errors[`${path}.time`] ? true : undefined}
          />
        </div>
      </div>
    </GroupFrame>
  )
}

import { Notice } from '#app/ui/notice.tsx'
import type { PoliceLaw } from '#app/domain/police-law.ts'

/** The question of the law with its source, or why it doesn't apply here. */
export function PoliceLawWords({ law }: { law: PoliceLaw }) {
  return (
    <Notice>
      <p>{law.covers === 'no' ? law.notCovered : law.question}</p>
      {law.basis ? <p className="hint">{law.basis}</p> : null}
    </Notice>
  )
}

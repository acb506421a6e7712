import type { VisitPart } from '#app/domain/file/inquiry.ts'
import { visitDesign } from './visit-form.tsx'
import type { VisitWords } from './visit-now-form.ts'

/**
 * The form of one part of one visit. Its id names the visit, so that what somebody began to type about one home is never
 * offered as the draft of another.
 */
export const visitForm = (part: VisitPart) => ({
  id: `home-visit-${part}`,
  design: ({ visitId }: Readonly<Record<string, unknown>>, around: { words?: VisitWords } | object = {}) => {
    const design = visitDesign(part, 'words' in around ? around.words : undefined)
    return typeof visitId === 'string' ? { ...design, id: `${design.id}.${visitId}` } : design
  },
})

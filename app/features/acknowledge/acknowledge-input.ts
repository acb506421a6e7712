import { z } from 'zod'
import { id } from '#app/domain/fields.ts'

export const acknowledgeInput = z.object({ caseId: id('Choose a report.') })

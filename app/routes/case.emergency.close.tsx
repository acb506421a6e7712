import { closeBreakGlass } from '#app/features/emergency/close-break-glass.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'

export const action = formAction(closeBreakGlass, { to: '/work?closed=yes' })

import type { CaseFile } from '#app/domain/case-file.ts'
import { endedUnreplaced } from '#app/domain/clocks/endings.ts'
import { longDayWords } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { orderKinds } from './order.entry.ts'

const words: Readonly<Record<string, string>> = orderKinds

/** The orders of a case that still stand, as a form offers them. */
export const ordersToPick = (file: CaseFile) =>
  file.orders
    .filter((order) => !order.ended && !order.replacedBy)
    .map(({ root, kind, number, issuedOn }) => ({
      value: root,
      label: `${words[kind] ?? kind}${number ? ` ${number}` : ''}`,
      hint: `issued ${longDayWords(issuedOn)}`,
    }))

/** Every order of a case, as it reads beside the form. */
export const ordersShown = (file: CaseFile, today: Day) =>
  file.orders.map((order) => {
    const { root, kind, number, expiresOn, replacedBy, ended } = order
    return {
      root,
      label: `${words[kind] ?? kind}${number ? ` ${number}` : ''}`,
      until: expiresOn ? `until ${longDayWords(expiresOn)}` : 'without an end date',
      state: ended
        ? ('ended' as const)
        : replacedBy
          ? ('replaced' as const)
          : endedUnreplaced(order, today)
            ? ('not replaced' as const)
            : ('stands' as const),
    }
  })
export type OrderShown = ReturnType<typeof ordersShown>[number]

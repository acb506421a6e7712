import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { InputRefused } from '../gates/errors.ts'
import { askingOf, toSignIn } from './asking.server.ts'
import { searchToObject } from './form-body.server.ts'
import { askAs, refusalPage } from './page-loader.server.ts'
import type { Readable } from './page-loader.server.ts'

/** What an address asked for that can't be used: what is wrong, by field, and what stood there. */
export interface RefusedFilter {
  errors: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
}

/**
 * The loader of a page whose form is its address. What can't be used there is left out, and the page comes as 422 with
 * what is wrong beside its field and what was typed still in it; the rest of the address counts.
 */
export function filterLoader<V extends object>(query: Readable<V>) {
  return async (args: LoaderFunctionArgs) => {
    const asking = askingOf(args.context, args.request)
    if (!asking) throw toSignIn(args.request)
    const asked = searchToObject(args.request.url)
    try {
      return data({ ...(await askAs(query, asked, args, asking)), refused: null as RefusedFilter | null })
    } catch (error) {
      const refused = refusedFilter(error, asked)
      if (!refused) throw await refusalPage(error, args.context)
      const usable = Object.fromEntries(Object.entries(asked).filter(([name]) => !(name in refused.errors)))
      try {
        return data({ ...(await askAs(query, usable, args, asking)), refused }, { status: 422 })
      } catch (again) {
        throw await refusalPage(again, args.context)
      }
    }
  }
}

/** Errors of single fields of the address; undefined where something else is wrong. */
export function refusedFilter(error: unknown, asked: Readonly<Record<string, unknown>>): RefusedFilter | undefined {
  if (!InputRefused.is(error) || Object.keys(error.errors).some((name) => !(name in asked))) return undefined
  const texts = Object.entries(asked).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return { errors: error.errors, typed: Object.fromEntries(texts) }
}

import { notFoundAction, notFoundLoader } from '#app/http/page-loader.server.ts'

/** Any other address: the same answer as for a case that one may not see. */
export const loader = notFoundLoader()
export const action = notFoundAction()

export default function NotFound() {
  return null
}

import { createContext, useContext } from 'react'

/**
 * The nonce of this answer's Content-Security-Policy, and its request id for the error page. In the browser both are
 * undefined on purpose: a page never tells its scripts the nonce.
 */
export interface Answer {
  nonce?: string
  requestId?: string
  /** On the server: this document answers a form that was not saved. */
  refused?: boolean
  /** On the server: the status of a page that could not be shown. */
  failed?: number
  /** In the browser: the title as the server drew it. */
  title?: string
}
export const AnswerContext = createContext<Answer>({})
export const useAnswer = () => useContext(AnswerContext)

import { createContext, useContext } from 'react'

/**
 * How what we say reads on a page, for a text and for data that holds texts, such as a form's design. A page says it
 * where that differs by whom it is about. Never for what a person wrote.
 */
export type Say = <T>(thing: T) => T
export const WordsContext = createContext<Say>((thing) => thing)
export const useWords = (): Say => useContext(WordsContext)

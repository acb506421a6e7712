import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { AnswerContext } from './ui/nonce.tsx'
import { KeepTypedEarly, noteTypedEarly } from './ui/typed-early.tsx'

noteTypedEarly()

// What is drawn here first is what the server drew.
const answer = { title: document.title }

startTransition(() => {
  hydrateRoot(
    document,
    <AnswerContext.Provider value={answer}>
      <KeepTypedEarly>
        <RemixBrowser />
      </KeepTypedEarly>
    </AnswerContext.Provider>,
  )
})

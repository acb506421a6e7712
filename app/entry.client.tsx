import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { AnswerContext } from './ui/nonce.tsx'
import { KeepTypedEarly, typedEarly } from './ui/typed-early.tsx'

const early = typedEarly()

// What is drawn here first is what the server drew.
const answer = { title: document.title }

startTransition(() => {
  hydrateRoot(
    document,
    <AnswerContext.Provider value={answer}>
      <KeepTypedEarly early={early}>
        <RemixBrowser />
      </KeepTypedEarly>
    </AnswerContext.Provider>,
  )
})

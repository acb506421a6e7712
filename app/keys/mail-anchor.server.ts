import { createTransport } from 'nodemailer'
import type { Anchor, HeadToAnchor } from './anchor.server.ts'

/** By which mail server a head goes out, and to whom. */
export interface MailAt {
  name: string
  host: string
  port: number
  /** The connection is encrypted from its first byte; else it becomes so before anything is sent, but on this computer. */
  secure: boolean
  loopback: boolean
  signIn?: { user: string; password(): string }
  from: string
  to: readonly string[]
  everyHours: number
}

const longestMs = 15_000

/**
 * Mailboxes of people elsewhere, such as the superintendent and the auditor: the note comes as a file, ready for the
 * verifier. What is kept as a receipt names nobody. A head that was sent is not sent again, also where keeping that failed.
 */
export function mailAnchor(at: MailAt): Anchor {
  const sent = new Map<number, string>()
  return {
    name: at.name,
    everyHours: at.everyHours,
    leave: async (head) => {
      const before = sent.get(head.size)
      if (before !== undefined) return before
      const receipt = await send(at, head)
      sent.clear()
      sent.set(head.size, receipt)
      return receipt
    },
  }
}

async function send(at: MailAt, { size, note }: HeadToAnchor): Promise<string> {
  const transport = createTransport({
    host: at.host,
    port: at.port,
    secure: at.secure,
    requireTLS: !at.secure && !at.loopback,
    ...(at.signIn ? { auth: { user: at.signIn.user, pass: at.signIn.password() } } : {}),
    ...{ connectionTimeout: longestMs, greetingTimeout: longestMs, socketTimeout: longestMs },
  })
  try {
    const taken = await transport.sendMail({
      from: at.from,
      to: [...at.to],
      subject: `Signed head of the audit log: ${size} events`,
      text: wordsOf(note, fileOf(size)),
      attachments: [{ filename: fileOf(size), content: Buffer.from(note), contentType: 'text/plain; charset=utf-8' }],
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const refused = taken.rejected.length === 0 ? '' : `, ${taken.rejected.length} refused`
    return `mail ${taken.messageId}: ${taken.accepted.length} taken${refused}`
  } finally {
    transport.close()
  }
}

const fileOf = (size: number) => `${String(size).padStart(12, '0')}.note`

const wordsOf = (
  note: string,
  file: string,
): string => `Keep this mail. It is a signed head of Offramp’s audit log: so many events, and one hash over all of them.
It names nobody. Whoever checks the log later can show with it that nothing up to here was changed or removed:

  node verify/offramp-verify.js FOLDER --anchor ${file}

${note}`

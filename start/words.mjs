/** A step that can't go on. Its message is all that is shown. */
export class Stop extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}

export const say = (text) => process.stderr.write(`${text}\n`)

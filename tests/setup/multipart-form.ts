/** A file as a browser sends it with a form. Quotes and line ends in a name are written as browsers write them. */
export interface SentFile {
  field: string
  filename: string
  content: Buffer
  type?: string
}

export const boundary = 'offrampformboundary7MA4YWxk'
export const multipartType = `multipart/form-data; boundary=${boundary}`

const asWritten = (name: string) => name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')

/** The body of a form with files. */
export function multipartBody(fields: Readonly<Record<string, string>>, files: readonly SentFile[] = []): Buffer {
  const texts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${asWritten(name)}"\r\n\r\n${value}\r\n`),
  )
  const parts = files.map(({ field, filename, content, type = 'application/octet-stream' }) =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${asWritten(filename)}"\r\n` +
          `Content-Type: ${type}\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n'),
    ]),
  )
  return Buffer.concat([...texts, ...parts, Buffer.from(`--${boundary}--\r\n`)])
}

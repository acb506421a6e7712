/** The bytes of a file wherever they lie. `at` gives fewer than were asked for where the file ends. */
export interface FileBytes {
  size: number
  at(offset: number, length: number): Promise<Buffer>
}

/** A file whose bytes are at hand. */
export const inMemory = (bytes: Uint8Array): FileBytes => ({
  size: bytes.byteLength,
  at: (offset, length) => Promise.resolve(Buffer.from(bytes.subarray(offset, offset + length))),
})

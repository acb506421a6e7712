import encodeQR from 'qr'

/** A picture of a text for a phone's camera, as the path of an SVG: one unit a module, `size` units a side. */
export interface QrPicture {
  size: number
  path: string
}

/** Draws a QR code with its quiet border. */
export function qrPicture(text: string): QrPicture {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: rows.length, path }
}

import { renderToStaticMarkup } from 'react-dom/server'
import { inWordsOf, whomOf } from '#app/domain/concern-words.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { WordsContext } from '#app/ui/words.ts'
import { PackageBody } from './package-body.tsx'
import type { Package } from './package.ts'

const style = [
  'body{font:11pt/1.45 sans-serif;margin:2rem auto;max-width:46rem;padding:0 1rem;color:#111}',
  'h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}',
  'dl{margin:.25rem 0}dt{font-weight:600;margin-top:.4rem}dd{margin:0 0 .2rem;white-space:pre-line}',
  '.notice{border:2px solid #111;padding:.75rem}.quiet{color:#444}.hash{overflow-wrap:anywhere}',
  '.head p{display:flex;justify-content:space-between;gap:1rem;border-bottom:2px solid #111;padding-bottom:.4rem}',
  '.foot p{border-top:1px solid #111;padding-top:.4rem;margin-top:1.5rem;font-size:9pt}',
  // On paper the head and the foot of a table stand on each sheet, in every browser; the margin counts the sheets.
  '@page{margin:16mm 14mm 18mm;@bottom-right{content:"Page " counter(page) " of " counter(pages);font:9pt sans-serif}}',
  '@media print{body{margin:0;padding:0;max-width:none}main{display:table;width:100%}',
  '.head{display:table-header-group;break-inside:avoid}.foot{display:table-footer-group;break-inside:avoid}',
  'h1,h2,h3,.quiet{break-after:avoid}.summary-row,li{break-inside:avoid}}',
].join('')

/**
 * A package as one file that any browser shows and prints, now and in ten years: no script, nothing from elsewhere. The
 * same package gives the same text.
 */
export function packageText(made: Package, file: CaseFile, zone: string): string {
  const say = <T,>(thing: T): T => inWordsOf(whomOf(file), thing)
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`From the record, ${made.number}`}</title>
        <style />
      </head>
      <body>
        <main>
          <header className="head">
            <p>
              <strong>{`Copy for ${made.to}`}</strong>
              <span>{made.number}</span>
            </p>
          </header>
          <h1>{say('From the student’s record')}</h1>
          <WordsContext.Provider value={say}>
            <PackageBody made={made} zone={zone} />
          </WordsContext.Provider>
          <footer className="foot">
            <p>{`Made on ${made.madeOn}. ${made.notice ? 'Confidential: not to be handed on.' : 'Confidential.'}`}</p>
          </footer>
        </main>
      </body>
    </html>
  )
  // React writes the quotes of a style as entities, which no style sheet reads.
  const drawn = renderToStaticMarkup(page).replace('<style></style>', () => `<style>${style}</style>`)
  return `<!doctype html>\n${drawn}\n`
}

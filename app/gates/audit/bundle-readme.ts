/** What stands beside the files of a bundle, for whoever opens the folder. */
export const bundleReadme = (sealed: boolean): string => `An audit log of Offramp, to be checked without it
==================================================

Check it on a machine of your own, with a verifier that you did not get from whoever gave you this folder. Both come with
Offramp's source, in the folder verify; what every byte here means is said there in docs/audit-format.md.

1. Does everything fit? Needs Node 20 or later, nothing else.

   node verify/offramp-verify.js FOLDER

2. Is it this district's log, and does it begin with what was kept elsewhere? Give the keys from paper, and each
   checkpoint or COUNT:HASH that somebody kept.

   node verify/offramp-verify.js FOLDER --vkey VKEY --anchor checkpoint.txt --anchor COUNT:HASH

3. Does a second program, written from the description alone, say the same? Needs Python 3 and openssl.

   python3 verify/python/offramp_verify.py FOLDER --vkey VKEY --anchor checkpoint.txt

4. Is one event in it, without the rest? Needs its proof file.

   node verify/offramp-verify.js --proof event.tlog-proof --event event.json --vkey VKEY

Exit code: 0 everything fits, 1 something was changed (the first bad event is named), 2 it can't be told, 3 the command was
written wrongly.

${
  sealed
    ? 'sealed.jsonl NAMES PEOPLE: names, reasons and search terms in clear. Keep the folder as you would keep the case files,\nand destroy it when it is no longer needed.'
    : 'Nothing here names a person: ids are random, and what names people is left out.'
}
`

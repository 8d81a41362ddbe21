import { join } from 'node:path';
import { Font } from '@react-pdf/renderer';

/** The scripts that the fonts have, and the names of their fonts. A letter of any other script is shown as a box. */
export const pdfFonts = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'devanagari'];
const folder = join(process.cwd(), 'node_modules/@fontsource/noto-sans/files');
const fileOf = (script: string, weight: number) => join(folder, `noto-sans-${script}-${weight}-normal.woff`);

for (const script of pdfFonts)
  Font.register({
    family: script,
    fonts: [
      { src: fileOf(script, 400), fontWeight: 400 },
      { src: fileOf(script, 600), fontWeight: 600 },
    ],
  });
// A name is never broken with a hyphen that it does not have.
Font.registerHyphenationCallback((word) => [word]);

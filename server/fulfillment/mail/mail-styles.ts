import type { CSSProperties } from 'react';

type Part =
  | 'page'
  | 'card'
  | 'logo'
  | 'name'
  | 'subject'
  | 'text'
  | 'fact'
  | 'term'
  | 'small'
  | 'rule'
  | 'link'
  | 'button'
  | 'quiet';

/** The colors of the app (app/colors.css), light and dark: a mail cannot read its variables. */
export const mailColors = {
  page: ['#f5f3ef', '#141311'],
  card: ['#ffffff', '#1b1917'],
  ink: ['#1f1d1a', '#edeae4'],
  muted: ['#6b665e', '#a8a196'],
  line: ['#e8e4dd', '#2e2b27'],
  edge: ['#d8d2c8', '#403b35'],
  accent: ['#b4400f', '#f0945a'],
  onInk: ['#fbfaf8', '#141311'],
} as const;

const light = (name: keyof typeof mailColors) => mailColors[name][0];
const dark = (name: keyof typeof mailColors) => `${mailColors[name][1]} !important`;

const wrap = { overflowWrap: 'anywhere' } as const;
const button = {
  display: 'inline-block',
  margin: '10px 8px 4px 0',
  padding: '10px 16px',
  borderRadius: '8px',
  fontSize: '15px',
  fontWeight: 600,
};

/** How each part looks in the light: on the part itself, because some programs drop style sheets. */
export const styles: Record<Part, CSSProperties> = {
  page: {
    margin: 0,
    padding: '24px 12px',
    background: light('page'),
    fontFamily: 'Inter, "Segoe UI", Helvetica, Arial, sans-serif',
  },
  card: {
    maxWidth: '560px',
    padding: '24px',
    background: light('card'),
    border: `1px solid ${light('line')}`,
    borderRadius: '12px',
  },
  logo: { display: 'block', maxWidth: '100%' },
  name: { margin: 0, color: light('ink'), fontSize: '15px', lineHeight: '22px', fontWeight: 600, ...wrap },
  subject: {
    margin: '20px 0 12px',
    color: light('ink'),
    fontSize: '21px',
    lineHeight: '28px',
    fontWeight: 600,
    ...wrap,
  },
  text: { margin: '0 0 12px', color: light('ink'), fontSize: '15px', lineHeight: '23px', ...wrap },
  fact: { margin: '0 0 4px', color: light('ink'), fontSize: '15px', lineHeight: '22px', ...wrap },
  term: { color: light('muted') },
  small: { margin: '0 0 6px', color: light('muted'), fontSize: '13px', lineHeight: '19px', ...wrap },
  rule: { margin: '20px 0 12px', borderTop: `1px solid ${light('line')}` },
  link: { color: light('accent'), textDecoration: 'underline' },
  button: { ...button, background: light('ink'), color: light('onInk'), border: `1px solid ${light('ink')}` },
  quiet: { ...button, background: light('card'), color: light('ink'), border: `1px solid ${light('edge')}` },
};

/** The same in the dark, by the class of each part. */
export const darkStyles = `:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.page, .page > table > tbody > tr > td { background: ${dark('page')}; }
.card { background: ${dark('card')}; border-color: ${dark('line')}; }
.name, .subject, .text, .fact { color: ${dark('ink')}; }
.small, .term { color: ${dark('muted')}; }
.rule { border-color: ${dark('line')}; }
.link { color: ${dark('accent')}; }
.button { background: ${dark('ink')}; border-color: ${dark('ink')}; color: ${dark('onInk')}; }
.quiet { background: ${dark('card')}; border-color: ${dark('edge')}; color: ${dark('ink')}; }
}`;

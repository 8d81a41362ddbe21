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

const [ink, muted, line, accent] = ['#1c1b22', '#5d5b69', '#e3e1e9', '#4f46b8'];
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
    background: '#f4f3f7',
    fontFamily: 'Inter, "Segoe UI", Helvetica, Arial, sans-serif',
  },
  card: {
    maxWidth: '560px',
    padding: '24px',
    background: '#ffffff',
    border: `1px solid ${line}`,
    borderRadius: '12px',
  },
  logo: { display: 'block', maxWidth: '100%' },
  name: { margin: 0, color: ink, fontSize: '15px', lineHeight: '22px', fontWeight: 600, ...wrap },
  subject: {
    margin: '20px 0 12px',
    color: ink,
    fontSize: '21px',
    lineHeight: '28px',
    fontWeight: 600,
    ...wrap,
  },
  text: { margin: '0 0 12px', color: ink, fontSize: '15px', lineHeight: '23px', ...wrap },
  fact: { margin: '0 0 4px', color: ink, fontSize: '15px', lineHeight: '22px', ...wrap },
  term: { color: muted },
  small: { margin: '0 0 6px', color: muted, fontSize: '13px', lineHeight: '19px', ...wrap },
  rule: { margin: '20px 0 12px', borderTop: `1px solid ${line}` },
  link: { color: accent, textDecoration: 'underline' },
  button: { ...button, background: accent, color: '#ffffff', border: `1px solid ${accent}` },
  quiet: { ...button, background: '#ffffff', color: ink, border: `1px solid ${line}` },
};

/** The same in the dark, by the class of each part. */
export const darkStyles = `:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.page, .page > table > tbody > tr > td { background: #121117 !important; }
.card { background: #1d1c24 !important; border-color: #383644 !important; }
.name, .subject, .text, .fact { color: #f1f0f5 !important; }
.small, .term { color: #aeabbb !important; }
.rule { border-color: #383644 !important; }
.link { color: #a9a2ff !important; }
.button { background: #a9a2ff !important; border-color: #a9a2ff !important; color: #17151f !important; }
.quiet { background: #1d1c24 !important; border-color: #5d5b69 !important; color: #f1f0f5 !important; }
}`;

import { expect, test } from 'vitest';
import type { Mail } from './mail';
import { renderMail } from './render-mail';

const sender = {
  sellerName: 'Caravan Learning',
  sellerAddress: '12 Residency Road\nBengaluru',
  supportEmail: 'help@school.example',
  logoTag: null,
  origin: 'https://school.example',
};
const mail: Mail = {
  subject: 'Your sessions are booked: Python from zero',
  name: 'Aarav Sharma',
  number: 10_042,
  blocks: [
    { kind: 'text', text: 'Ishita Rao is your trainer.' },
    {
      kind: 'list',
      items: [
        { number: 1, text: 'Monday', note: 'was Sunday' },
        { number: 2, text: 'Friday' },
      ],
    },
    { kind: 'facts', facts: [['Total', '€360.00']] },
    { kind: 'buttons', buttons: [{ label: 'Open my course', path: '/purchases/1' }] },
  ],
};

test('the text says all that the HTML shows, in the same order', async () => {
  const { text } = await renderMail(mail, sender);
  expect(text).toBe(`Caravan Learning

Your sessions are booked: Python from zero

Hello Aarav Sharma,

Ishita Rao is your trainer.

1. Monday (was Sunday)
2. Friday

Total: €360.00

Open my course https://school.example/purchases/1

----------------------------------------

Purchase P-10042

Questions? Just reply to this email, or write to help@school.example

Caravan Learning, 12 Residency Road, Bengaluru`);
});

test('a mail to the team asks nobody to reply', async () => {
  const { text, html } = await renderMail({ ...mail, name: null }, sender);
  expect(text).not.toContain('Hello');
  expect(text + html).not.toContain('reply');
});

test('the logo has the name of the school as its text', async () => {
  const { html } = await renderMail(mail, { ...sender, logoTag: 'abc' });
  expect(html).toContain('alt="Caravan Learning"');
  expect(html).toContain('https://school.example/api/school/logo?v=abc');
});

test('markup in a name is shown and not obeyed', async () => {
  const { html, text } = await renderMail({ ...mail, name: '<img src=x onerror=alert(1)>' }, sender);
  expect(html).not.toContain('<img src=x');
  expect(text).toContain('Hello <img src=x onerror=alert(1)>,');
});

test.each(['\r\nBcc: everyone@example.com', '\u0000\u0007', '\u202E\u2066', '\u2028\u2029\u0085'])(
  'a name or title with %j adds no line to the text, and turns none around',
  async (odd) => {
    const strange = {
      ...mail,
      subject: `Go${odd}!`,
      name: `Ann${odd}!`,
      blocks: [{ kind: 'facts' as const, facts: [['For', `Go${odd}!`] as const] }],
    };
    const plain = {
      ...strange,
      subject: 'Go',
      name: 'Ann',
      blocks: [{ kind: 'facts' as const, facts: [['For', 'Go'] as const] }],
    };
    const { subject, text } = await renderMail(strange, sender);
    const expected = (await renderMail(plain, sender)).text;
    expect(text.split(/[\n\u2028\u2029\u0085]/)).toHaveLength(expected.split('\n').length);
    expect(subject + text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
  },
);

import http from 'node:http';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

/** Parts of addresses that nobody means, as they stand in the request line. */
const parts = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%FF%FE',
  '%E0%A4%A',
  '%0D%0ASet-Cookie:%20x=1',
  '%E2%80%8B',
  '..%2f..%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  '%F0%9F%98%80',
  `${'x'.repeat(4_000)}`,
  '%25%25',
  '%3Cscript%3E',
  '-1',
  '1e400',
  '0000-01-01',
  '%2B275760-09-13',
];
const ids = [
  '/courses/*',
  '/purchases/*',
  '/pay/*',
  '/admin/purchases/*',
  '/admin/trainers/*',
  '/admin/trainers/*/edit',
  '/admin/courses/*',
  '/admin/courses/*/edit',
  '/admin/incidents/*',
  '/admin/absences/*',
  '/admin/mailbox/*',
  '/admin/causes/*',
  '/trainers/*',
  '/certificates/*',
  '/api/certificates/*',
  '/receipts/*',
  '/api/receipts/*',
  '/api/calendar/purchases/*',
  '/api/calendar/feeds/*',
];
const queries = [
  '/?q=*&topic=*&level=*&language=*',
  '/checkout?plan=*',
  '/sign-in?next=*',
  '/sign-up?next=*',
  '/admin?period=*',
  '/admin/purchases?q=*&status=*&course=*&paid=*&cause=*&money=*&sort=*&after=*',
  '/admin/purchases?after=*',
  '/admin/trainers?q=*&state=*&skill=*&language=*&page=*',
  '/admin/courses?q=*&topic=*&state=*',
  '/admin/sessions?week=*&day=*&zone=*&q=*&course=*&view=list',
  '/admin/sessions?trainer=*',
  '/admin/audit?subject=*&about=*&actorId=*&period=*',
  '/admin/audit?after=*',
  '/admin/mailbox?after=*',
  '/admin/ratings?state=*',
  '/api/export/audit?subject=*&actorId=*',
  '/api/export/purchases?q=*&status=*&cause=*&money=*',
];

type Answer = { status: number; text: string };

/** Sends a request as it is: higher-level clients would correct it. */
function send(
  base: string,
  path: string,
  options: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const inside = /node_modules|PrismaClient|at \w+ \(.*:\d+:\d+\)/;

test('no page or file is a defect, whatever stands in its address, for visitors and for staff', async ({
  page,
  baseURL,
}) => {
  await signInAs(page.context(), 'ADMIN', String(baseURL));
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const wrong: string[] = [];
  for (const template of [...ids, ...queries]) {
    for (const part of parts) {
      const path = template.replaceAll('*', part);
      for (const headers of [{}, { cookie }]) {
        const { status, text } = await send(String(baseURL), path, { headers });
        if (status >= 500 || inside.test(text)) wrong.push(`${status} ${path.slice(0, 120)}`);
        if (status === 200 && ids.includes(template) && !text.includes('NEXT_HTTP_ERROR_FALLBACK'))
          if (/This is our mistake|It is our mistake/.test(text)) wrong.push(`broken ${path.slice(0, 120)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('what is sent to a page as a form or as a server action is refused, never a defect', async ({
  baseURL,
}) => {
  const actions = ['x', '', '0'.repeat(42), '%00', 'a'.repeat(5_000)];
  const types = [
    'text/plain',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'application/json',
    '',
  ];
  const bodies = [
    '',
    '[]',
    '{',
    '--x\r\n',
    `--x\r\ncontent-disposition: form-data; name="1"\r\n\r\n"$K1"\r\n--x--`,
  ];
  for (const path of ['/', '/purchases', '/pay/tgc_x', '/admin']) {
    for (const action of actions) {
      for (const type of types) {
        for (const body of bodies) {
          const headers = {
            'next-action': action,
            'content-type': type,
            'content-length': Buffer.byteLength(body),
          };
          const { status, text } = await send(String(baseURL), path, { method: 'POST', headers, body });
          expect(status, `${path} ${action} ${type} ${body}`).toBeGreaterThanOrEqual(400);
          expect(status, `${path} ${action} ${type} ${body}`).toBeLessThan(500);
          expect(text).not.toMatch(inside);
        }
      }
    }
  }
});

import type { Browser, Page } from '@playwright/test';
import { apiOf } from './support/api';
import { expectBooked, goToPayment, pay, timeCell } from './support/buy';
import { openCourse } from './support/open-course';
import { settle } from './support/settle';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';
import { expectNoSidewaysScroll } from './support/widths';

// The availability of the course's trainers is in UTC.
const zone = { timezoneId: 'UTC' };
test.use(zone);

// Long, but real: a German compound of 39 letters, a surname of 27, an address of 70.
const slug = 'danube-steamers';
const title = 'Donaudampfschifffahrtskapitaenspatentes';
const surname = 'Wolfeschlegelsteinhausenber';
const email = 'hubert-wolfeschlegelsteinhausenbergerdorff-senior@longr-school.example';

/** Opens a course with these words and buys it: answers the pages that show them, by who may see them. */
async function makeLongWords(browser: Browser, baseURL: string) {
  const admin = await browser.newContext({ baseURL, ...zone });
  await signInAs(admin, 'ADMIN', baseURL);
  await openCourse(await apiOf(admin, baseURL), {
    slug,
    title,
    trainer: `Maximiliane ${surname}`,
    trainers: 2,
  });

  const student = await browser.newContext({ baseURL, ...zone });
  const shop = await student.newPage();
  await shop.goto(`/courses/${slug}`);
  await shop
    .getByRole('link', { name: /^Choose / })
    .first()
    .click();
  const checkout = shop.waitForURL(/checkout/).then(() => new URL(shop.url()));
  for (const hour of ['Monday 16:00', 'Tuesday 16:00']) await timeCell(shop, hour).click();
  await goToPayment(shop, { name: `Hubert ${surname}`, email, password: 'a-long-enough-password' });
  const payPage = shop.url();
  await pay(shop);
  await expectBooked(shop);

  const console = await admin.newPage();
  const follow = async (list: string) => {
    await console.goto(list);
    return (await console.locator('tbody a[data-row]').first().getAttribute('href')) ?? '';
  };
  const purchase = await follow(`/admin/purchases?q=${encodeURIComponent(email)}`);
  const trainer = await follow(`/admin/trainers?q=${surname}`);
  return {
    student: await student.newPage(),
    console,
    studentPages: [
      '/',
      `/courses/${slug}`,
      (await checkout).href,
      payPage,
      shop.url(),
      '/purchases',
      '/schedule',
      '/admin',
    ],
    consolePages: [
      purchase,
      `${purchase}?reallocate`,
      trainer,
      `${trainer}/edit`,
      `/admin/purchases?q=${encodeURIComponent(email)}`,
      `/admin/trainers?q=${surname}`,
      `/admin/courses?q=${title}`,
      `/admin/courses/${slug}`,
      `/admin/courses/${slug}/edit`,
      '/admin/sessions?view=list',
      '/admin/mailbox',
      '/admin/audit',
    ],
  };
}

async function visit(page: Page, addresses: string[]) {
  for (const address of addresses) {
    await test.step(address, async () => {
      await page.goto(address);
      await settle(page);
      await expectNoSidewaysScroll(page);
    });
  }
}

test('no page scrolls sideways for a long title, surname or email address', async ({ browser, baseURL }) => {
  expect([title.length, surname.length, email.length]).toEqual([39, 27, 70]);
  const made = await makeLongWords(browser, baseURL ?? '');
  await visit(made.student, made.studentPages);
  await visit(made.console, made.consolePages);
});

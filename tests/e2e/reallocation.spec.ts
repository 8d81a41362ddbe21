import { randomUUID } from 'node:crypto';
import { apiOf } from './support/api';
import {
  aNewStudent,
  chooseAPlan,
  choosePreferredTimes,
  expectBooked,
  goToPayment,
  pay,
} from './support/buy';
import { openCourse } from './support/open-course';
import { openPayment } from './support/open-payment';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';
import { trainerOf } from './support/trainer-of';

// The trainers of the courses are there from four to nine in the evening, UTC.
const zone = { timezoneId: 'UTC' };
test.use(zone);

test('an admin gives a booked series to another trainer: previewed, everybody notified, seen at once, undone', async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext(zone);
  await signInAs(context, 'ADMIN', baseURL ?? '');
  const console = await context.newPage();
  const student = await test.step('a student buys a course and stays on its page', async () => {
    // New trainers, so that no purchase of another test changes what is previewed here.
    const mark = randomUUID().slice(0, 6);
    const slug = `juggling-${mark}`;
    const api = await apiOf(context, baseURL ?? '');
    await openCourse(api, { slug, title: `Juggling ${mark}`, trainer: `Juggler ${mark}`, trainers: 2 });
    const bought = await openPayment(page, { course: slug });
    await pay(page);
    await expectBooked(page);
    return bought;
  });
  await console.goto(`/admin/purchases?q=${encodeURIComponent(student.email)}`);
  await console.getByRole('link', { name: /P-\d+/ }).click();
  const timeline = console.getByRole('region', { name: 'Timeline' });
  const former = await trainerOf(console);
  await expect(page.getByText(former).first()).toBeVisible();

  const dialog = console.getByRole('dialog');
  const next = await test.step('the candidates are ranked, and those ruled out have reasons', async () => {
    await console.keyboard.press('Control+k');
    await console.getByRole('menuitem', { name: /^Reallocate P-/ }).click();
    await expect(dialog.getByRole('heading', { name: `Replace ${former}` })).toBeVisible();
    const best = dialog.getByRole('button', { name: /Best fit/ });
    await expect(best).toContainText(/places free|last free place/);
    await dialog.getByText(/ruled out/).click();
    await dialog.getByLabel('Search trainers ruled out').fill('does not teach it');
    await expect(dialog.getByText('does not teach it').first()).toBeVisible();
    await best.click();
    const button = await dialog.getByRole('button', { name: /^Move \d+ sessions to/ }).textContent();
    return (button ?? '').replace(/^Move \d+ sessions to /, '');
  });
  expect(next).not.toBe(former);

  await test.step('the preview says what moves, who is notified and what the load becomes', async () => {
    await expect(dialog.getByText('Preview', { exact: true })).toBeFocused();
    const moves = dialog.getByRole('table', { name: 'Sessions that move' });
    await expect(moves.getByRole('row').nth(1)).toBeVisible();
    await expect(dialog.getByText(`${former} (current trainer)`)).toBeVisible();
    await expect(dialog.getByText(/goes from \d+ to \d+ of \d+ students/)).toBeVisible();
    await expect(timeline.getByText('Reallocated from')).toHaveCount(0);
  });

  await test.step('confirmed with a reason, it is done, and everybody sees it without a reload', async () => {
    await dialog.getByLabel('Reason').fill('The student asked for another trainer');
    await dialog.getByRole('button', { name: /^Move \d+ sessions to/ }).click();
    await expect(dialog.getByText(`Moved to ${next}.`)).toBeVisible();
    await expect(timeline.getByText(`Reallocated from ${former} to ${next}`).first()).toBeVisible();
    await expect(timeline.getByText(/is your trainer now/).first()).toBeVisible();
    await expect(page.getByText(next).first()).toBeVisible();
    await expect(page.getByText(former)).toHaveCount(0);
  });

  await test.step('after undo, the former trainer is back, for the student too', async () => {
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await expect(dialog.getByText(`Undone. ${former} is the trainer again`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(timeline.getByText(`Moved back from ${next} to ${former}`).first()).toBeVisible();
    expect(await trainerOf(console)).toBe(former);
    await expect(page.getByText(former).first()).toBeVisible();
    await expect(page.getByText(next)).toHaveCount(0);
  });

  await context.close();
});

test('a purchase that nobody can take says why and what would help; the admin applies it, and it completes automatically', async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext(zone);
  await signInAs(context, 'ADMIN', baseURL ?? '');
  const console = await context.newPage();

  // Its own course and trainer: if this fails midway, no other spec's purchases are affected.
  const mark = randomUUID().slice(0, 6);
  const slug = `origami-${mark}`;
  const api = await apiOf(context, baseURL ?? '');
  await openCourse(api, { slug, title: `Origami ${mark}`, trainer: `Folder ${mark}`, trainers: 1 });

  await test.step('everybody who teaches the course takes no new students', async () => {
    await console.goto(`/admin/trainers?skill=${slug}&state=active`);
    await console.locator('tbody a[data-row]').click();
    await console.getByRole('button', { name: 'Pause', exact: true }).click();
    await console.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(console.getByRole('button', { name: 'Resume' })).toBeVisible();
  });

  const student = await test.step('a student buys it, and waits', async () => {
    const bought = aNewStudent();
    await chooseAPlan(page, slug);
    await choosePreferredTimes(page);
    await page.getByRole('checkbox', { name: /^Book these times anyway/ }).check();
    await goToPayment(page, bought);
    await pay(page);
    await page.waitForURL(/\/purchases\//);
    await expect(page.getByText(/No trainer is free/).first()).toBeVisible();
    return bought;
  });

  await test.step('the console says why, and the smallest change; the admin makes it', async () => {
    await console.goto(`/admin/purchases?q=${encodeURIComponent(student.email)}`);
    await console.getByRole('link', { name: /P-\d+/ }).click();
    const panel = console.getByRole('region', { name: 'No trainer available', exact: true });
    await expect(panel).toContainText(/paused/);
    await panel
      .getByRole('button', { name: /^Review: Let .* take new students again/ })
      .first()
      .click();
    const review = console.getByRole('dialog', { name: /take new students again/ });
    await expect(review).toContainText('1 waiting purchase would get');
    await expect(review).toContainText(student.name);
    await review.getByRole('textbox', { name: 'Reason' }).fill('Back from leave');
    await review.getByRole('button', { name: 'Make this change' }).click();
  });

  await test.step('it completes automatically, on both pages', async () => {
    await expect(console.getByText(/^Booked: all \d+ sessions/)).toBeVisible();
    await expectBooked(page);
  });
  await context.close();
});

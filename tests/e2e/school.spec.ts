import { randomUUID } from 'node:crypto';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const mark = randomUUID().slice(0, 6);
const skill = `weaving-${mark}`;
const title = `Weaving ${mark}`;

test('an admin adds a trainer and a course; a visitor finds the course and can check out', async ({
  page,
  context,
  browser,
  baseURL,
  expectConsole,
}) => {
  await signInAs(context, 'ADMIN', baseURL ?? '');

  await test.step('a course that nobody teaches says so', async () => {
    await page.goto('/admin/courses');
    await page.getByRole('link', { name: 'Add course' }).click();
    await page.getByLabel('Title').fill(title);
    await expect(page.getByLabel('Address')).toHaveValue(`weaving-${mark}`);
    await page.getByLabel('Topic').fill('Crafts');
    await page.getByLabel('Required trainer skill').fill(skill);
    await expect(page.getByText(`No trainer teaches ${skill}`)).toBeVisible();
    await page.getByLabel('Summary').fill('From a thread to a scarf.');
    await page.getByLabel('How it’s taught').fill('We begin with a small loom.');
    await page.getByLabel('What students will learn').fill('Warp a loom\nRead a draft');
    await page.getByRole('button', { name: 'Add course' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title} Not in the catalog`);
    await expect(page.getByText(`No trainer teaches ${skill} at this level`)).toBeVisible();
  });

  await test.step('with a plan it is on sale', async () => {
    await page.getByRole('button', { name: 'Add plan' }).click();
    await page.getByLabel('Plan', { exact: true }).fill('Calm');
    await page.getByLabel('Total price').fill('240');
    await expect(page.getByText('€30.00 per session')).toBeVisible();
    await page.getByRole('button', { name: 'Put on sale' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('On sale');
  });

  await test.step('a trainer with the skill and with availability', async () => {
    await page.goto('/admin/trainers');
    await page.getByRole('link', { name: 'Add trainer' }).click();
    await page.getByLabel('Name').fill(`Wilma ${mark}`);
    await page.getByLabel('Email').fill(`wilma-${mark}@example.com`);
    await page.getByLabel('Headline').fill('Weaves what she wears');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('button', { name: 'Add trainer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Wilma ${mark}`);

    await page.getByRole('button', { name: 'Edit skills' }).click();
    await page.getByLabel('Skill to add').fill(skill);
    await page.getByRole('button', { name: 'Save skills' }).click();
    const skills = page.getByRole('region', { name: 'Skills' });
    await expect(skills.getByText('up to intermediate')).toBeVisible();

    await page.getByRole('button', { name: 'Edit availability' }).click();
    await page.getByRole('button', { name: 'Add a window on Monday' }).click();
    await page.getByRole('button', { name: 'Add a window on Monday' }).click();
    await page.getByLabel('Monday until').first().fill('14:00');
    await expect(page.getByText('Monday 09:00 to 14:00 and Monday 13:00 to 16:00 overlap')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save availability' })).toBeDisabled();
    await page.getByLabel('Monday until').first().fill('13:00');
    await page.getByRole('button', { name: 'Copy to Friday' }).click();
    await page.getByRole('button', { name: 'Save availability' }).click();
    const hours = page.getByRole('region', { name: 'Availability' });
    await expect(hours.getByText('09:00 to 16:00')).toHaveCount(5);
  });

  await test.step('a visitor finds the course and reaches its checkout', async () => {
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`/?q=${encodeURIComponent(title)}`);
    await visitor.getByRole('link', { name: title }).first().click();
    await expect(visitor.getByRole('heading', { level: 1 })).toContainText(title);
    await expect(visitor.getByText('1 trainer has room')).toBeVisible();
    await visitor.getByRole('link', { name: 'Choose Calm' }).click();
    await expect(visitor.getByRole('heading', { name: 'Your preferred times' })).toBeVisible();
    await visitor.context().close();
  });

  await test.step('retired, it is gone from the shop', async () => {
    await page.goto(`/admin/courses/weaving-${mark}`);
    await page.getByRole('button', { name: 'Retire', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Retired');
    expectConsole(/status of 404/);
    const answer = await page.goto(`/courses/weaving-${mark}`);
    expect(answer?.status()).toBe(404);
  });
});

test('what somebody else changed meanwhile is not overwritten, and what was typed is kept', async ({
  page,
  context,
  baseURL,
  expectConsole,
}) => {
  expectConsole(/status of 409/);
  await signInAs(context, 'ADMIN', baseURL ?? '');
  await page.goto('/admin/trainers?skill=python');
  const href = await page.locator('tbody a[data-row]').first().getAttribute('href');
  const other = await context.newPage();
  for (const each of [page, other]) await each.goto(`${href}/edit`);
  await other.getByLabel('Headline').fill(`First ${mark}`);
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByText(`First ${mark}`)).toBeVisible();
  await page.getByLabel('Headline').fill(`Second ${mark}`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Somebody else changed this trainer')).toBeVisible();
  await expect(page.getByLabel('Headline')).toHaveValue(`Second ${mark}`);
});

test('staff who are not administrators read trainers and courses, and are offered no change', async ({
  page,
  context,
  baseURL,
}) => {
  await signInAs(context, 'SUPPORT', baseURL ?? '');
  await page.goto('/admin/trainers?skill=python');
  await expect(page.getByRole('link', { name: 'Add trainer' })).toHaveCount(0);
  await page.locator('tbody a[data-row]').first().click();
  await expect(page.getByRole('region', { name: 'Availability' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Edit|Add|Pause|Mark away)/ })).toHaveCount(0);
  await page.goto('/admin/courses/new');
  await expect(page.getByRole('heading', { name: 'Only administrators can add courses' })).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveCount(0);
});

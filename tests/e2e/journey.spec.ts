import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { demoAccounts } from '@/prisma/seed/demo-accounts';

const student = {
  name: 'Aarav Sharma',
  email: `aarav-${randomUUID().slice(0, 8)}@example.com`,
  password: 'a-long-enough-password',
};

test('a student buys a course and it is fulfilled; an admin sees the same purchase and its timeline', async ({
  page,
  browser,
}) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));

  await test.step('from the catalogue to a plan', async () => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /Python from zero/i })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/Python from zero/i);
    await page
      .getByRole('link', { name: /choose/i })
      .first()
      .click();
  });

  await test.step('wishes, start date and account on one page', async () => {
    await expect(page.getByRole('heading', { name: 'Your weekly hours' })).toBeVisible();
    for (const weekday of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
      await page.getByRole('button', { name: `${weekday} 18:00` }).click();
    }
    await page.getByLabel('Your name').fill(student.name);
    await page.getByLabel('E-mail').fill(student.email);
    await page.getByLabel('Password').fill(student.password);
    await page.getByRole('button', { name: /Continue to payment/ }).click();
  });

  await test.step('the payment page', async () => {
    await expect(page.getByText('Test mode')).toBeVisible();
    await page.getByRole('button', { name: 'Pay now' }).click();
  });

  await test.step('the page moves by itself until every session is booked', async () => {
    await page.waitForURL(/\/purchases\//);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/All set/);
    await page.goto('/schedule');
    await expect(page.getByText(/Python from zero/i).first()).toBeVisible();
  });

  await test.step('an admin finds it by e-mail and reads its timeline', async () => {
    const admin = demoAccounts.find((account) => account.role === 'ADMIN');
    if (!admin) throw new Error('There is no demo admin.');
    const context = await browser.newContext();
    const console = await context.newPage();
    await console.goto('/admin/purchases');
    await console.getByLabel('E-mail').fill(admin.email);
    await console.getByLabel('Password').fill(admin.password);
    await console.getByRole('button', { name: 'Sign in' }).click();
    await console.waitForURL(/\/admin\/purchases/);
    await console.goto(`/admin/purchases?q=${encodeURIComponent(student.email)}`);
    await console.getByRole('link', { name: /P-\d+/ }).click();
    await expect(console.getByRole('heading', { level: 1 })).toContainText(student.name);
    const timeline = console.getByRole('region', { name: 'Timeline' });
    for (const words of [
      /Checkout started/,
      /Payment verified/,
      /purchase\/confirmed/,
      /Enrolled in Python/,
      /allocated/,
      /sessions booked/,
      /Mail sent/,
    ]) {
      await expect(timeline.getByText(words).filter({ visible: true }).first()).toBeVisible();
    }
    await context.close();
  });

  expect(problems).toEqual([]);
});

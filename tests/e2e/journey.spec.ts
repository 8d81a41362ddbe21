import { demoAccounts } from '@/prisma/seed/demo-accounts';
import { aNewStudent, choosePreferredTimes, expectBooked, goToPayment, pay } from './support/buy';
import { expect, test } from './support/test';

const student = aNewStudent();

test('a student buys a course and it is fulfilled; an admin sees the same purchase and its timeline', async ({
  page,
  browser,
}) => {
  await test.step('from the catalogue to a plan', async () => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /Python from zero/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Python from zero');
    await page
      .getByRole('link', { name: /^Choose / })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Your preferred times' })).toBeVisible();
  });
  await test.step('preferred times, start date and account on one page', async () => {
    await choosePreferredTimes(page);
    await goToPayment(page, student);
  });
  await test.step('the payment page', () => pay(page));

  await test.step('the page updates until every session is booked', async () => {
    await expectBooked(page);
    await page.goto('/schedule');
    await expect(page.getByText(/Python from zero/i).first()).toBeVisible();
  });

  await test.step('an admin finds it by email and reads its timeline', async () => {
    const admin = demoAccounts.find((account) => account.role === 'ADMIN');
    if (!admin) throw new Error('There is no demo admin.');
    const context = await browser.newContext();
    const console = await context.newPage();
    await console.goto('/admin/purchases');
    await console.getByLabel('Email').fill(admin.email);
    await console.getByLabel('Password').fill(admin.password);
    await console.getByRole('button', { name: 'Sign in', exact: true }).click();
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
      /Email sent/,
    ]) {
      await expect(timeline.getByText(words).filter({ visible: true }).first()).toBeVisible();
    }
    await context.close();
  });
});

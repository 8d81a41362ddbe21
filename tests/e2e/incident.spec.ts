import { apiOf } from './support/api';
import { openCourse } from './support/open-course';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const count = 50;
const atOnce = 5;

// No purchase of another test gets on while the consumer is away.
test.use({ isAlone: true });

test('fifty purchases stuck by one cause are one incident; one remedy heals them all, and nobody has to watch', async ({
  page,
  context,
  baseURL,
}) => {
  await signInAs(context, 'ADMIN', baseURL ?? '');
  const api = await apiOf(context, baseURL ?? '');

  const numbers =
    await test.step('fifty purchases are paid while create-purchase is not deployed', async () => {
      // More trainers teach it than any other: it is what the lab buys.
      await openCourse(api, { slug: 'first-aid', title: 'First aid', trainer: 'First Aider', trainers: 25 });
      const broken: number[] = [];
      const breakOne = () => api.admin.lab.break.mutate({ name: 'consumer-not-deployed', stage: 'create' });
      while (broken.length < count)
        for (const { number } of await Promise.all(Array.from({ length: atOnce }, breakOne)))
          broken.push(number);
      return broken.sort((one, other) => one - other);
    });

  await test.step('they are one incident, with the money that is at risk', async () => {
    await page.goto('/admin/incidents');
    const row = page.getByRole('row').filter({ hasText: 'EVENT_UNCONSUMED' }).first();
    await expect(row.getByText(/^€2,[5-9]\d\d\.00$/)).toBeVisible();
    await row.getByRole('link').first().click();
    await expect(page.getByRole('link', { name: `P-${numbers.at(-1)}` })).toBeVisible();
  });

  await test.step('one remedy is ordered for all of them, and goes on without the page', async () => {
    await page.getByLabel('Reason').fill('The deployment has the function again');
    await page.getByRole('button', { name: /^Apply to all \d+$/ }).click();
    await expect(page.getByText(/^Started for \d+ purchases/)).toBeVisible();
    const address = page.url();
    await page.goto('/admin');
    await page.goto(address);
  });

  await test.step('each purchase has its result, the incident is over, and all of them are booked', async () => {
    await expect(page.getByText(/^Done: /)).toBeVisible();
    const results = page.getByRole('list', { name: 'Result of each purchase' });
    for (const number of numbers) {
      const line = results.getByRole('listitem').filter({ hasText: `P-${number}` });
      await expect(line.getByText('Applied', { exact: true })).toBeVisible();
      await expect(line.getByText('now SCHEDULED')).toBeVisible();
    }
    await expect(page.getByText(/resolved/)).toBeVisible();
  });
});

import { startMailServer } from '@/tests/support/mail/mail-server';
import { startCaravan } from '@/tests/support/running-caravan';
import { startStripeServer } from '@/tests/support/stripe/stripe-server';
import { is, until } from '@/tests/support/until';
import { aNewStudent, chooseAPlan, choosePreferredTimes, expectBooked, submitCheckout } from './support/buy';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

test.use({ timezoneId: 'UTC' });

/** A Caravan of its own, set up for Stripe as OPERATIONS says, beside a Stripe and a mail server on this machine. */
async function startWithStripe() {
  const secret = 'whsec_currentcurrentcurrentcurrent';
  const [stripe, mail] = await Promise.all([startStripeServer(), startMailServer()]);
  const caravan = await startCaravan({
    env: {
      PAYMENT_PROVIDER: 'stripe',
      STRIPE_SECRET_KEY: 'sk_test_0123456789abcdef',
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_API_ORIGIN: stripe.origin,
      SMTP_URL: mail.url,
    },
  });
  stripe.deliverTo(`${caravan.url}/api/webhooks/payments/stripe`, secret);
  const mailTo = (email: string, subject: RegExp) =>
    until(
      () =>
        mail.received.find(
          ({ to, subject: line }) => [to].flat()[0]?.text === email && subject.test(line ?? ''),
        ),
      (found) => found !== undefined,
    );
  const stop = async () => {
    await caravan.stop();
    await Promise.all([stripe.stop(), mail.stop()]);
  };
  return { url: caravan.url, stripe, mailTo, stop };
}

test('bought with Stripe: declined, paid, booked, refunded in part and disputed, with a mail and a paper for each', async ({
  browser,
}) => {
  const { url, stripe, mailTo, stop } = await startWithStripe();
  const student = aNewStudent();
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  const staff = await browser.newContext({ baseURL: url });
  try {
    await test.step('from the course page over the hosted page to booked sessions', async () => {
      await chooseAPlan(page);
      await choosePreferredTimes(page);
      await submitCheckout(page, student);
      await page.getByRole('button', { name: 'Pay by a card that is declined' }).click();
      await expect(page.getByText('Your card has insufficient funds.')).toBeVisible();
      await page.getByRole('button', { name: 'Pay by card', exact: true }).click();
      await expectBooked(page);
    });
    const [session] = stripe.books.sessions.values();
    const intent = String(session?.payment_intent);
    const { amount } = stripe.books.charge(intent);
    const purchase = page.url().replace(/\?.*/, '');

    await test.step('the receipt, on the page and in the mail', async () => {
      const paid = await mailTo(student.email, /^Payment received/);
      expect(paid?.text).toContain('card ending 4242');
      await mailTo(student.email, /^Your (trainer|sessions)|booked/);
      await page.goto(purchase);
      await page.getByRole('link', { name: /^Receipt R-/ }).click();
      await expect(page.getByRole('article')).toContainText('card ending 4242');
      expect(paid?.text).toContain(new URL(page.url()).pathname);
    });

    await test.step('staff refund a part', async () => {
      await signInAs(staff, 'ADMIN', url);
      const console = await staff.newPage();
      await console.goto(purchase.replace('/purchases/', '/admin/purchases/'));
      await console.getByRole('button', { name: 'Refund or cancel…' }).click();
      const dialog = console.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'An amount' }).check();
      await dialog.getByLabel(/^Amount in/).fill('5');
      await dialog.getByRole('button', { name: 'Preview' }).click();
      await dialog.getByLabel('Reason').fill('A session was cut short.');
      await dialog.getByRole('button', { name: /^Refund .*5/ }).click();
      const list = console.getByRole('list', { name: 'Refunds and disputes' });
      await expect(list.getByText('Refunded')).toBeVisible();
      expect([...stripe.books.refunds.values()].map((refund) => refund.status)).toEqual(['succeeded']);
      const [refund] = stripe.books.refunds.values();
      expect(stripe.books.charge(intent).amount_refunded).toBe(refund?.amount);
    });

    await test.step('the student reads of it, and has a credit note', async () => {
      const issued = await mailTo(student.email, /^Refund issued/);
      expect(issued?.text).toContain('card ending 4242');
      await page.goto(purchase);
      await page.getByRole('link', { name: /^Credit note CN-/ }).click();
      await expect(page.getByRole('article')).toContainText('CN-');
      expect(issued?.text).toContain(new URL(page.url()).pathname);
    });

    await test.step('the bank disputes the rest: the team is told, and the console says so', async () => {
      const dispute = stripe.books.dispute(intent);
      expect(dispute.amount).toBeLessThan(amount);
      const console = await staff.newPage();
      const team = await mailTo('help@caravan.example', /^A payment is disputed/);
      expect(team?.text).toContain('fraudulent');
      await console.goto(purchase.replace('/purchases/', '/admin/purchases/'));
      const list = console.getByRole('list', { name: 'Refunds and disputes' });
      await expect(list.getByText('Disputed')).toBeVisible();
      stripe.books.closeDispute(dispute.id, 'won');
      await mailTo('help@caravan.example', /^Dispute won/);
    });

    await until(() => stripe.deliveries.length, is(stripe.books.events.length));
    expect(stripe.deliveries.filter(({ status }) => status !== 200)).toEqual([]);
  } finally {
    await staff.close();
    await page.context().close();
    await stop();
  }
});

import type { Page } from '@playwright/test';
import { apiOf } from './api';
import { aNewStudent, checkOut } from './buy';
import type { DemoRole } from './sign-in';

/** One main screen: who sees it, and how to get there. */
export type Screen = {
  name: string;
  as: DemoRole | null;
  open: (page: Page) => Promise<unknown>;
  /** Only there where Caravan runs with LAB=1. */
  needsLab?: true;
  /** What the browser complains of, as it should. */
  complains?: RegExp;
};

/** Opens what the first link that fits leads to. */
const follow = (from: string, link: string) => async (page: Page) => {
  await page.goto(from);
  const href = await page.locator(link).first().getAttribute('href');
  if (!href) throw new Error(`${from} has no link ${link}.`);
  await page.goto(href);
};
const at = (path: string) => (page: Page) => page.goto(path);
const aBookedPurchase = follow('/purchases', 'article:has-text("Next: session") a[href^="/purchases/"]');

/** The page of the newest booked purchase of a course that many trainers teach, whatever else was bought before. */
async function aPythonPurchase(page: Page) {
  await page.goto('/admin/courses/python-from-zero');
  const api = await apiOf(page.context(), new URL(page.url()).origin);
  const { id } = await api.admin.courses.get.query({ slug: 'python-from-zero' });
  await follow(`/admin/purchases?status=booked&sort=newest&course=${id}`, 'tbody a[data-row]')(page);
}

/** The page of a new account that has bought nothing. */
async function asNewcomer(page: Page): Promise<void> {
  const { name, email, password } = aNewStudent();
  await page.goto('/sign-up?next=/purchases');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/purchases');
}

/** The dialog that gives a booked purchase to another trainer, at its first step. */
async function reallocate(page: Page) {
  await aPythonPurchase(page);
  await page.goto(`${new URL(page.url()).pathname}?reallocate`);
  await page.getByRole('dialog').getByText('ruled out').waitFor();
}

async function reallocatePreview(page: Page) {
  await reallocate(page);
  await page.getByRole('button', { name: /Best fit/ }).click();
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
}

/** The page of an absence that is covered: one is made when there is none. */
async function anAbsence(page: Page) {
  await page.goto('/admin/absences');
  const row = page.locator('tbody a[data-row]').first();
  const none = page.getByText('No absences');
  await row.or(none).waitFor();
  let href = (await none.isVisible()) ? null : await row.getAttribute('href');
  if (!href) {
    await page.goto('/admin/trainers?skill=python');
    const trainer = await row.getAttribute('href');
    const api = await apiOf(page.context(), new URL(page.url()).origin);
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const { absenceId } = await api.admin.absences.mark.mutate({
      trainerId: trainer?.split('/').at(-1) ?? '',
      period: { from: `${day(7)}T00:00`, until: `${day(21)}T00:00` },
      reason: 'Parental leave',
    });
    href = `/admin/absences/${absenceId}`;
  }
  await page.goto(href);
  await page.getByText(/moved to another trainer|No sessions were affected/).waitFor();
}

/** The form for the result of a session that began in the past: a student with a history has one. */
async function aResult(page: Page) {
  await page.goto('/teach/students');
  const api = await apiOf(page.context(), await originOf(page));
  for (const { id } of await api.teach.students.query()) {
    const { sessions, now } = await api.teach.student.query({ purchaseId: id });
    const over = sessions.find(({ isOwn, startsAt }) => isOwn && startsAt <= now);
    if (over) {
      await page.goto(`/teach/sessions/${over.id}`);
      return;
    }
  }
  throw new Error('The demo trainer has held no session.');
}

/** Where this page's Caravan is. */
async function originOf(page: Page): Promise<string> {
  if (!page.url().startsWith('http')) await page.goto('/');
  return new URL(page.url()).origin;
}

/** The dialog that moves the last session that this page shows. */
async function moveSession(page: Page) {
  await page
    .getByRole('button', { name: /^Move session / })
    .last()
    .click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
}

/** Every main screen, once: the pictures and the accessibility test go through the same ones. */
export const screens: Screen[] = [
  { name: 'catalogue', as: null, open: at('/') },
  { name: 'catalogue-empty', as: null, open: at('/?q=quantum+basket+weaving') },
  { name: 'course', as: null, open: at('/courses/python-from-zero') },
  { name: 'trainer-public', as: null, open: follow('/courses/python-from-zero', 'a[href^="/trainers/"]') },
  { name: 'checkout', as: null, open: follow('/courses/python-from-zero', 'a[href^="/checkout"]') },
  { name: 'cancellation', as: null, open: at('/cancellation') },
  { name: 'sign-in', as: null, open: at('/sign-in') },
  { name: 'sign-up', as: null, open: at('/sign-up') },
  { name: 'forgot-password', as: null, open: at('/forgot-password') },
  { name: 'reset-password', as: null, open: at('/reset-password#token') },
  { name: 'verify-email', as: null, open: at('/verify-email#token') },
  { name: 'confirm-change', as: null, open: at('/confirm-change#token') },
  { name: 'not-found', as: null, open: at('/nowhere'), complains: /status of 404/ },
  // These two sign in, so they come last in a shared context.
  { name: 'pay', as: null, open: (page) => checkOut(page) },
  {
    name: 'my-purchases-empty',
    as: null,
    open: async (page) => {
      await page.context().clearCookies();
      await asNewcomer(page);
    },
  },
  { name: 'my-purchases', as: 'STUDENT', open: at('/purchases') },
  { name: 'student-purchase', as: 'STUDENT', open: aBookedPurchase },
  {
    name: 'student-purchase-late',
    as: 'STUDENT',
    open: follow('/purchases', 'article:has-text("Robotics") a[href^="/purchases/"]'),
  },
  {
    name: 'student-cancel',
    as: 'STUDENT',
    open: async (page) => {
      await aBookedPurchase(page);
      await page.getByRole('button', { name: 'Cancel this course' }).click();
      await page.getByRole('dialog').getByText(/back$/).first().waitFor();
    },
  },
  { name: 'account', as: 'STUDENT', open: at('/account') },
  { name: 'schedule', as: 'STUDENT', open: at('/schedule') },
  {
    name: 'schedule-move',
    as: 'STUDENT',
    open: async (page) => {
      await page.goto('/schedule');
      await moveSession(page);
    },
  },
  {
    name: 'session',
    as: 'STUDENT',
    open: async (page) => {
      const api = await apiOf(page.context(), await originOf(page));
      const [next] = await api.purchases.sessions.query();
      await page.goto(`/sessions/${next?.id}`);
    },
  },
  {
    name: 'invitation',
    as: 'STUDENT',
    open: async (page) => {
      await page.goto(`/invitations/${'x'.repeat(43)}`);
      await page.getByText('This invitation doesn’t work any more').waitFor();
    },
  },
  { name: 'teach', as: 'TRAINER', open: at('/teach') },
  { name: 'teach-students', as: 'TRAINER', open: at('/teach/students') },
  { name: 'teach-student', as: 'TRAINER', open: follow('/teach/students', 'a[href^="/teach/students/"]') },
  { name: 'teach-result', as: 'TRAINER', open: aResult },
  { name: 'teach-time-off', as: 'TRAINER', open: at('/teach/time-off') },
  { name: 'teach-availability', as: 'TRAINER', open: at('/teach/availability') },
  { name: 'no-permission', as: 'STUDENT', open: at('/admin') },
  { name: 'overview', as: 'ADMIN', open: at('/admin') },
  { name: 'purchases', as: 'ADMIN', open: at('/admin/purchases') },
  { name: 'purchases-empty', as: 'ADMIN', open: at('/admin/purchases?q=nobody-at-all') },
  { name: 'purchase', as: 'ADMIN', open: aPythonPurchase },
  { name: 'purchase-late', as: 'ADMIN', open: follow('/admin/purchases?late=1', 'tbody a[data-row]') },
  { name: 'incidents', as: 'ADMIN', open: at('/admin/incidents') },
  { name: 'incident', as: 'ADMIN', open: follow('/admin/incidents', 'tbody a[data-row]') },
  { name: 'cause', as: 'ADMIN', open: at('/admin/causes/EVENT_UNCONSUMED') },
  { name: 'trainers', as: 'ADMIN', open: at('/admin/trainers') },
  { name: 'trainers-empty', as: 'ADMIN', open: at('/admin/trainers?q=nobody-at-all') },
  { name: 'trainer', as: 'ADMIN', open: follow('/admin/trainers?skill=python', 'tbody a[data-row]') },
  { name: 'trainer-new', as: 'ADMIN', open: at('/admin/trainers/new') },
  { name: 'courses', as: 'ADMIN', open: at('/admin/courses') },
  { name: 'course-staff', as: 'ADMIN', open: at('/admin/courses/python-from-zero') },
  { name: 'course-new', as: 'ADMIN', open: at('/admin/courses/new') },
  { name: 'discounts', as: 'ADMIN', open: at('/admin/discounts') },
  {
    name: 'discount-add',
    as: 'ADMIN',
    open: async (page) => {
      await page.goto('/admin/discounts');
      await page.getByRole('button', { name: 'Add code' }).click();
      await page.getByLabel('Percent').waitFor();
    },
  },
  { name: 'sessions', as: 'ADMIN', open: at('/admin/sessions?zone=Europe%2FBerlin') },
  { name: 'sessions-list', as: 'ADMIN', open: at('/admin/sessions?zone=Europe%2FBerlin&view=list') },
  { name: 'reallocate', as: 'ADMIN', open: reallocate },
  { name: 'reallocate-preview', as: 'ADMIN', open: reallocatePreview },
  {
    name: 'refund',
    as: 'ADMIN',
    open: async (page) => {
      await aPythonPurchase(page);
      await page.getByRole('button', { name: 'Refund or cancel…' }).click();
      await page.getByLabel('Cancel the course, and release the trainer').check();
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('form', { name: 'Preview' }).waitFor();
    },
  },
  {
    name: 'session-move',
    as: 'ADMIN',
    open: async (page) => {
      await aPythonPurchase(page);
      await moveSession(page);
    },
  },
  { name: 'absence', as: 'ADMIN', open: anAbsence },
  { name: 'absences', as: 'ADMIN', open: at('/admin/absences') },
  { name: 'ratings', as: 'ADMIN', open: at('/admin/ratings') },
  { name: 'pipeline', as: 'ADMIN', open: at('/admin/pipeline') },
  { name: 'mailbox', as: 'ADMIN', open: at('/admin/mailbox') },
  { name: 'audit', as: 'ADMIN', open: at('/admin/audit') },
  { name: 'tokens', as: 'ADMIN', open: at('/admin/tokens') },
  { name: 'team', as: 'ADMIN', open: at('/admin/team') },
  { name: 'settings', as: 'ADMIN', open: at('/admin/settings') },
  { name: 'lab', as: 'ADMIN', open: at('/admin/lab'), needsLab: true },
];

import nodemailer from 'nodemailer';
import { env } from '@/server/core/env';

/** How long, in milliseconds, a mail server may leave each part of a delivery unanswered; SMTP_URL may say otherwise. */
const patience = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

/** What mail goes out through; null without SMTP_URL. */
export const smtp = env.SMTP_URL ? nodemailer.createTransport({ url: env.SMTP_URL, ...patience }) : null;

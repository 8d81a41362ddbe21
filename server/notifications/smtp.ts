import nodemailer from 'nodemailer';
import { env } from '@/server/env';

/** One pooled mail connection per process; null without SMTP_URL. */
export const smtp = env.SMTP_URL ? nodemailer.createTransport(env.SMTP_URL) : null;

import { createContext } from '@/server/core/context';
import { accountMail } from '@/server/people/account-mail/account-mail';
import { writeAccountMail } from './write-account-mail';

/** Lets this process send the mails about accounts that people ask for. */
export function plugInAccountMail(): void {
  accountMail.plugIn((mail) => writeAccountMail(createContext({ kind: 'system', job: 'accounts' }), mail));
}

import { LocalTime } from '@/components/time/local-time';
import { EmailText } from '@/components/ui/email-text';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import type { PurchaseDetail } from '@/server/purchases/get-purchase';
import { Facts } from '../facts';
import { EraseAccount } from '../privacy/erase-account';
import { CorrectEmail } from './correct-email';

export function StudentCard({
  student,
  zone,
  mayErase,
}: {
  student: PurchaseDetail['student'];
  zone?: string;
  mayErase: boolean;
}) {
  const { _count, name, email, createdAt } = student;
  return (
    <Panel title="Student">
      <Facts
        facts={[
          ['Name', name],
          [
            'Email',
            <div key="email" className="grid gap-1.5">
              <a href={`mailto:${email}`} className="prose-link">
                <EmailText address={email} />
              </a>
              <CorrectEmail userId={student.id} email={email} />
            </div>,
          ],
          ['Zone', student.zone],
          [
            'Purchases',
            <Link key="all" href={`/admin/purchases?q=${encodeURIComponent(email)}`} className="prose-link">
              {_count.purchases}
            </Link>,
          ],
          ['Since', <LocalTime key="since" at={createdAt} shape="date" zone={zone} />],
        ]}
      />
      {mayErase && (
        <div className="px-4 pb-3">
          <EraseAccount userId={student.id} />
        </div>
      )}
    </Panel>
  );
}

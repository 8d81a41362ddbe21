import { LocalTime } from '@/components/time/local-time';
import { Link } from '@/components/ui/link';
import { formatMoney } from '@/server/core/money/format-money';
import type { OpenMoney } from '@/server/operations/overview/list-open-money';
import { Elapsed } from '../elapsed';
import { Table, Td, Th, Tr } from '../table';

/** The purchases of which money is owed back or disputed. Their pages offer the remedies. */
export function OpenMoneyTable({ rows, now, zone }: OpenMoney & { zone?: string }) {
  const words = (amount: number, currency: string) => (amount > 0 ? formatMoney(amount, currency) : 'none');
  return (
    <Table
      label="Owed or disputed"
      head={
        <>
          <Th>Purchase</Th>
          <Th className="text-right">Owed</Th>
          <Th className="text-right">Disputed</Th>
          <Th>Late for</Th>
          <Th className="hidden sm:table-cell">Evidence due</Th>
        </>
      }
    >
      {rows.map(({ number, owed, disputed, currency, since, evidenceDueAt }) => (
        <Tr key={`${number}${currency}`}>
          <Td>
            <Link
              href={`/admin/purchases/P-${number}`}
              className="rounded font-mono text-xs whitespace-nowrap underline underline-offset-2"
            >
              P-{number}
            </Link>
          </Td>
          <Td className="text-right whitespace-nowrap">{words(owed, currency)}</Td>
          <Td className="text-right whitespace-nowrap">{words(disputed, currency)}</Td>
          <Td className="whitespace-nowrap">
            {since && since < now ? (
              <Elapsed since={since} now={now} />
            ) : (
              <span className="text-muted">not late</span>
            )}
          </Td>
          <Td className="hidden whitespace-nowrap sm:table-cell">
            {evidenceDueAt ? (
              <LocalTime at={evidenceDueAt} zone={zone} />
            ) : (
              <span className="text-muted">n/a</span>
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

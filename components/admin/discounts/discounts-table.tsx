import { LocalTime } from '@/components/time/local-time';
import { Badge } from '@/components/ui/badge';
import { formatMoney } from '@/server/core/money/format-money';
import type { Tone } from '@/server/core/vocabulary/tone';
import type { DiscountRow } from '@/server/sales/discounts/list-discounts';
import { Table, Td, Th, Tr } from '../table';
import { EndDiscount } from './end-discount';

const states: Record<DiscountRow['state'], [Tone, string]> = {
  upcoming: ['info', 'Upcoming'],
  active: ['ok', 'Active'],
  'used-up': ['warn', 'Used up'],
  ended: ['neutral', 'Ended'],
};

/** Every discount code: what it takes off, for what, when and how often. */
export function DiscountsTable({
  discounts,
  zone,
  isAdmin,
}: {
  discounts: DiscountRow[];
  zone?: string;
  isAdmin: boolean;
}) {
  return (
    <Table
      label="Discount codes"
      head={
        <>
          <Th>Code</Th>
          <Th>Takes off</Th>
          <Th>Courses</Th>
          <Th>From</Th>
          <Th>Until</Th>
          <Th className="text-right">Uses</Th>
          <Th className="text-right">Per student</Th>
          <Th>State</Th>
          {isAdmin && (
            <Th>
              <span className="sr-only">End</span>
            </Th>
          )}
        </>
      }
    >
      {discounts.map((discount) => (
        <Tr key={discount.id}>
          <Td className="font-mono font-medium">{discount.code}</Td>
          <Td className="whitespace-nowrap">
            {discount.percent === null
              ? formatMoney(discount.amount ?? 0, discount.currency ?? '')
              : `${discount.percent} %`}
          </Td>
          <Td className="min-w-40 break-words">
            {discount.courses.length > 0 ? discount.courses.join(', ') : 'All'}
          </Td>
          <Td className="whitespace-nowrap">
            <LocalTime at={discount.startsAt} zone={zone} />
          </Td>
          <Td className="whitespace-nowrap">
            {discount.endsAt ? <LocalTime at={discount.endsAt} zone={zone} /> : 'No end'}
          </Td>
          <Td className="text-right tabular-nums whitespace-nowrap">
            {discount.uses}
            {discount.maxUses !== null && ` of ${discount.maxUses}`}
          </Td>
          <Td className="text-right tabular-nums">{discount.maxUsesPerStudent ?? 'No limit'}</Td>
          <Td>
            <Badge tone={states[discount.state][0]}>{states[discount.state][1]}</Badge>
          </Td>
          {isAdmin && (
            <Td className="text-right">
              {discount.state !== 'ended' && <EndDiscount discount={discount} />}
            </Td>
          )}
        </Tr>
      ))}
    </Table>
  );
}

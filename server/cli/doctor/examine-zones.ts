import type { Context } from '@/server/core/context';
import { findZoneDifferences } from './find-zone-differences';
import type { Line } from './line';

/** Whether Node and PostgreSQL have the same zone data for the zones in use. A difference is a warning, by name. */
export async function examineZones(ctx: Context): Promise<Line> {
  const found = await findZoneDifferences(ctx);
  if (!found.length) return { isWell: true, text: 'Node and PostgreSQL agree about every time zone in use.' };
  const names = found.map(({ zone, from }) =>
    from ? `${zone} from ${from.toISOString().slice(0, 10)} on` : `${zone}, which PostgreSQL does not know`,
  );
  return {
    isWell: true,
    isWarning: true,
    text:
      `The time zone data of Node (${process.versions.tz}) and PostgreSQL differ about ${names.join(', ')}. Times follow ` +
      "Node's: update the older of the two.",
  };
}

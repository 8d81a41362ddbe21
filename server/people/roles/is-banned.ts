/** Whether an account is closed at `now`: until `banExpires`, or for good without it. */
export function isBanned(
  { banned, banExpires }: { banned?: boolean | null; banExpires?: Date | null },
  now: Date,
): boolean {
  return banned === true && (!banExpires || banExpires > now);
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** The English name of a BCP 47 language, e.g. "German". */
export function languageWord(language: string): string {
  return languageNames.of(language) ?? language;
}

/** "3 trainers have room", or that every trainer is fully booked. */
export function roomWords(trainers: number): string {
  if (trainers === 0) return 'All trainers are fully booked right now';
  return trainers === 1 ? '1 trainer has room' : `${trainers} trainers have room`;
}

/** "8 sessions" or "8 to 36 sessions". */
export function sessionRange(counts: number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${least} sessions` : `${least} to ${most} sessions`;
}

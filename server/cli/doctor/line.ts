/** A line of the doctor's report on the whole system. */
export type Line = { isWell: boolean; isWarning?: boolean; text: string };

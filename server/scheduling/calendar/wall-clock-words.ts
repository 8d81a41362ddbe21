const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** An ISO weekday in words: 1 is Monday. */
export const weekdayWord = (weekday: number): string => weekdays[weekday - 1] ?? '';

/** Minutes after midnight as a clock shows them: 1080 is 18:00. */
export const clockWord = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A weekly time: "Tuesday 18:00". */
export const wallTimeWord = ({ weekday, minute }: { weekday: number; minute: number }): string =>
  `${weekdayWord(weekday)} ${clockWord(minute)}`;

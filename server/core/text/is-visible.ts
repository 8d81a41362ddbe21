// Format characters, fillers, spaces and marks with nothing to stand on. U+2800 is the empty Braille pattern.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a reader would see anything: false for zero-width characters, fillers, spaces and controls alone. */
export function isVisible(text: string): boolean {
  return text.replace(unseen, '') !== '';
}

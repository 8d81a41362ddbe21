import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { Link } from './link';

export { buttonClass };

/** A link that looks like a button. */
export function LinkButton({
  variant,
  size,
  isFullWidth,
  className,
  ...link
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link {...link} className={buttonClass({ variant, size, isFullWidth }, className)} />;
}

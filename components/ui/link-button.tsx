import Link from 'next/link';
import type { ComponentProps } from 'react';

type Look = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  isFullWidth?: boolean;
};

/** HeroUI's button classes, for what needs no JavaScript. `className` is added at the end. */
export function buttonClass(
  { variant = 'primary', size = 'md', isFullWidth }: Look = {},
  className = '',
): string {
  return `button button--${variant} button--${size} ${isFullWidth ? 'button--full-width' : ''} ${className}`.trim();
}

/** A link that looks like a button, because it goes somewhere that matters. */
export function LinkButton({
  variant,
  size,
  isFullWidth,
  className,
  ...link
}: Look & ComponentProps<typeof Link>) {
  return <Link {...link} className={buttonClass({ variant, size, isFullWidth }, className)} />;
}

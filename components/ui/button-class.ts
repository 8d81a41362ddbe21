export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  isFullWidth?: boolean;
};

/** HeroUI's button classes, for elements without JavaScript. `className` is appended. */
export function buttonClass(
  { variant = 'primary', size = 'md', isFullWidth }: ButtonLook = {},
  className = '',
): string {
  return `button button--${variant} button--${size} ${isFullWidth ? 'button--full-width' : ''} ${className}`.trim();
}

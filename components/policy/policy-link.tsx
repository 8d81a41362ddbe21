import { Link } from '@/components/ui/link';

/** Leads to the page that states what a student gets back who cancels. */
export function PolicyLink({ className = '' }: { className?: string }) {
  return (
    <Link href="/cancellation" className={`prose-link inline-block min-h-6 ${className}`}>
      Cancellation and refunds
    </Link>
  );
}

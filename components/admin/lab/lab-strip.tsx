import { Link } from '@/components/ui/link';

/** Warns on every page that purchases may be broken on purpose. */
export function LabStrip() {
  return (
    <p className="border-b border-line bg-warn-soft px-4 py-1.5 text-warn md:px-6">
      The fault lab is on. Stuck purchases may have been broken on purpose.{' '}
      <Link href="/admin/lab" className="font-semibold underline underline-offset-2">
        Open the lab
      </Link>
    </p>
  );
}

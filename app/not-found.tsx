import { LinkButton } from '@/components/ui/link-button';
import { Logo } from '@/components/ui/logo';

export default function NotFound() {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-3 px-6 py-16">
      <Logo />
      <h1 className="mt-6 text-2xl font-semibold tracking-tight">Page not found</h1>
      <p className="text-muted">Check the link for a typo. The page may also belong to another account.</p>
      <p className="mt-4 flex flex-wrap gap-2">
        <LinkButton href="/">Browse courses</LinkButton>
        <LinkButton href="/purchases" variant="secondary">
          My courses
        </LinkButton>
      </p>
    </main>
  );
}

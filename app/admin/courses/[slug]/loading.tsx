import { LoadingPage } from '@/components/admin/loading-page';

export default function Loading() {
  return <LoadingPage what="the course" />;
}

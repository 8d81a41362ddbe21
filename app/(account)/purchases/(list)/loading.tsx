import { ListSkeleton } from '@/components/shop/list-skeleton';

export default function Loading() {
  return <ListSkeleton />;
}

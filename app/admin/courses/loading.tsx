import { LoadingTable } from '@/components/admin/loading-table';

export default function Loading() {
  return <LoadingTable />;
}

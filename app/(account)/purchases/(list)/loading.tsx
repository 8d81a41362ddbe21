export { ListSkeleton as default } from '@/components/shop/list-skeleton';

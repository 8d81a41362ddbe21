import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/api/root';

/** A plan as the checkout shows it. Amounts are minor units. */
export type CheckoutPlan = inferRouterOutputs<AppRouter>['checkout']['plan'];

import { Panel } from '@/components/ui/panel';
import type { CancellationPolicy } from '@/server/sales/cancellation/refund-by-policy';
import { CancelCourse } from './cancel-course';
import { PolicyLink } from './policy-link';
import { policyWords } from './policy-words';

/** How to cancel a course that goes well, with the policy in its first sentence. */
export function CancelCard({
  purchase,
  policy,
}: {
  purchase: { id: string; course: { title: string } };
  policy: CancellationPolicy;
}) {
  return (
    <Panel title="Changed your mind?">
      <div className="px-4 pb-4">
        <p className="text-muted">{policyWords(policy)[0]}</p>
        <PolicyLink className="mt-1 text-sm" />
        <div className="mt-3">
          <CancelCourse
            purchaseId={purchase.id}
            courseTitle={purchase.course.title}
            label="Cancel this course"
          />
        </div>
      </div>
    </Panel>
  );
}

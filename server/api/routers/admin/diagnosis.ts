import { z } from 'zod';
import { router, staffProcedure } from '@/server/api/trpc';
import { diagnosePurchase } from '@/server/diagnosis/diagnose-purchase';
import { applyRemedy, applyRemedyInput } from '@/server/remedies/apply-remedy';
import { listRemedies } from '@/server/remedies/list-remedies';
import { previewRemedy, previewRemedyInput } from '@/server/remedies/preview-remedy';
import { id } from '@/server/text/id';
import { addNote, addNoteInput } from '@/server/timeline/add-note';

const ofPurchase = z.object({ purchaseId: id });

export const diagnosisRouter = router({
  verdict: staffProcedure.input(ofPurchase).query(({ ctx, input }) => diagnosePurchase(ctx, input)),
  remedies: staffProcedure.input(ofPurchase).query(({ ctx, input }) => listRemedies(ctx, input)),
  previewRemedy: staffProcedure
    .input(previewRemedyInput)
    .query(({ ctx, input }) => previewRemedy(ctx, input)),
  // What ADMIN alone may apply is refused inside: it depends on the remedy.
  applyRemedy: staffProcedure.input(applyRemedyInput).mutation(({ ctx, input }) => applyRemedy(ctx, input)),
  addNote: staffProcedure.input(addNoteInput).mutation(({ ctx, input }) => addNote(ctx, input)),
});

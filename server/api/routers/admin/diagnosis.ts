import { z } from 'zod';
import { router, staffProcedure } from '@/server/api/trpc';
import { id } from '@/server/core/ids/id';
import { applyRemedy, applyRemedyInput } from '@/server/operations/applying/apply-remedy';
import { listRemedies } from '@/server/operations/applying/list-remedies';
import { previewRemedy, previewRemedyInput } from '@/server/operations/applying/preview-remedy';
import { diagnosePurchase } from '@/server/operations/diagnosis/diagnose-purchase';
import { addNote, addNoteInput } from '@/server/purchases/add-note';

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

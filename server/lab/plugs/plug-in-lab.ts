import { aroundDelivery } from '@/server/fulfillment/sending/around-delivery';
import { aroundDeployment } from '@/server/process/deployment/around-deployment';
import { aroundPublisher } from '@/server/process/outbox/around-publisher';
import { aroundStage } from '@/server/process/runs/around-stage';
import { deliverUnderFaults } from './deliver-under-faults';
import { deployByHand } from './deploy-by-hand';
import { functionsUnderFaults } from './functions-under-faults';
import { publishUnderFaults } from './publish-under-faults';
import { withoutArmedConsumers } from './without-armed-consumers';
import { workUnderFaults } from './work-under-faults';

/** Has this process act as the armed faults say. Called at start, and only where LAB is on. */
export function plugInLab(): void {
  aroundStage.plugIn(workUnderFaults);
  aroundPublisher.plugIn(publishUnderFaults);
  aroundDelivery.plugIn(deliverUnderFaults);
  aroundDeployment.plugIn({
    serve: functionsUnderFaults,
    hold: withoutArmedConsumers,
    beforeRegistering: deployByHand,
  });
}

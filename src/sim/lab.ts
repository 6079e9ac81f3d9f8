import { findCode } from './code-search.js';
import { NEAR_STEPS } from './explain-codes.js';
import { refusal } from './operation.js';
import type { ExecuteContext } from './ports.js';
import type { LabRequest, Refusal, RequestResult } from './requests.js';
import { fail, ok, unreachable } from './result.js';
import { secondsToNextStep, stepAt } from './time.js';
import type { World } from './world.js';
import { findDevice, labTime } from './world.js';

const DONE: RequestResult = ok({ kind: 'done' });

/** What only a lab can do: move its clock, and compare a code without telling the simulated AWS. */
export function handleLab(
  world: World,
  request: LabRequest,
  context: ExecuteContext,
): { readonly world: World; readonly result: RequestResult } {
  const now = labTime(world, context.now);
  switch (request.kind) {
    case 'warp-to-next-step': {
      if (world.usesOwnPhone) return refuse(world, refusal(null, { code: 'warp-locked' }));
      const clockOffset = world.clockOffset + secondsToNextStep(now);
      return { world: { ...world, clockOffset }, result: DONE };
    }
    case 'use-own-phone': {
      // A real phone runs on real time. A lab that was warped ahead would see all its codes as late.
      if (request.own && world.clockOffset !== 0) {
        return refuse(world, refusal(null, { code: 'time-was-warped' }));
      }
      return { world: { ...world, usesOwnPhone: request.own }, result: DONE };
    }
    case 'compare-code': {
      const device = findDevice(world.account, request.serialNumber);
      if (device === undefined) return refuse(world, refusal(null, { code: 'no-such-device' }));
      const centre = stepAt(now);
      const step = findCode(device.seed, request.code, { centre, back: NEAR_STEPS, forward: NEAR_STEPS });
      const comparison = { serialNumber: request.serialNumber, at: now, step: step ?? null };
      const compared = { ...world, comparisons: [...world.comparisons, comparison] };
      if (step === undefined) return refuse(compared, refusal(null, { code: 'unknown-code' }));
      return { world: compared, result: ok({ kind: 'compared', step, stepsOff: step - centre }) };
    }
    default:
      return unreachable(request);
  }
}

function refuse(world: World, refused: Refusal): { readonly world: World; readonly result: RequestResult } {
  return { world, result: fail(refused) };
}

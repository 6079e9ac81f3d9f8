import { closedBlocks, doorBlocks, openingBlocks } from '../../../lessons/words/door-text.js';
import type { Block } from '../../../lessons/words/rich-text.js';
import { accessKeysOf } from '../../../sim/world/account.js';
import { LEARNER } from '../../../sim/world/new-world.js';
import { worldBehindDoor } from '../../store/door.js';
import type { Model } from '../../store/model.js';

/** The page that tells how a program of the learner's own gets in. */
export function doorPage(model: Model): readonly Block[] {
  const { door } = model;
  switch (door.kind) {
    case 'open':
      return doorBlocks({ ...door, hasKey: hasKeyToSign(model) });
    case 'opening':
      return openingBlocks();
    case 'failed':
      return closedBlocks(door.reason);
    case 'closed':
    case 'none':
      return closedBlocks(null);
  }
}

/** A key from before the lab kept secrets signs nothing. */
function hasKeyToSign(model: Model): boolean {
  const world = worldBehindDoor(model);
  return (
    world !== null &&
    accessKeysOf(world.account, LEARNER).some(
      ({ status, secretAccessKey }) => status === 'Active' && secretAccessKey !== null,
    )
  );
}

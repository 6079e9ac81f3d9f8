import type { ExecuteContext } from '../../sim/base/ports.js';
import { worldBehindDoor } from '../../ui/store/door.js';
import type { DoorEffect } from '../../ui/store/door-state.js';
import type { Effect } from '../../ui/store/model.js';
import type { Inside, LabDoor } from '../serve/run-lab-door.js';

/** Opens and closes the door of a lab as its model says. */
export interface DoorKeeper {
  /** Resolves when it is done, and told. */
  run(effect: DoorEffect, inside: Inside): Promise<void>;
  /** Before the program ends. */
  close(): void;
}

/** What it is made with. */
export interface DoorKeeperPorts {
  readonly dataDir: string | undefined;
  readonly context: () => ExecuteContext;
  /** Why nothing is saved, and so no code is spent for good; null where all is saved. */
  readonly problem: () => string | null;
}

/** Whether somebody asks for something about the door. */
export function isDoorEffect(effect: Effect): effect is DoorEffect {
  return effect.kind === 'open-door' || effect.kind === 'close-door' || effect.kind === 'renew-door';
}

/** Makes it. What listens at a port is loaded when a door is opened for the first time. */
export function createDoorKeeper({ dataDir, context, problem }: DoorKeeperPorts): DoorKeeper {
  let door: LabDoor | null = null;
  /** Counts what was asked for, so that a door that opens late is not left open. */
  let asked = 0;

  function close(): void {
    asked += 1;
    door?.close();
    door = null;
  }

  async function open(inside: Inside): Promise<void> {
    close();
    const mine = asked;
    const why = problem();
    if (why !== null) return inside.tell({ kind: 'door-failed', reason: why });
    const { openLabDoor } = await import('../serve/run-lab-door.js');
    const { door: state, saved } = inside.model();
    const lessonId = state.kind === 'opening' ? state.lessonId : null;
    const world = lessonId === null ? undefined : saved.sessions[lessonId]?.world;
    if (mine !== asked || lessonId === null || world === undefined) return;
    const opening = await openLabDoor({ dataDir, lessonId, world, context, inside });
    if (!opening.ok) return inside.tell({ kind: 'door-failed', reason: opening.failure });
    if (mine !== asked) return opening.value.close();
    door = opening.value;
    inside.tell({ kind: 'door-opened', ...door.wayIn });
    renew(inside);
  }

  function renew(inside: Inside): void {
    const world = worldBehindDoor(inside.model());
    if (world !== null) door?.renew(world);
  }

  return {
    async run({ kind }, inside) {
      if (kind === 'open-door') return open(inside);
      if (kind === 'close-door') close();
      else renew(inside);
    },
    close,
  };
}

import type { Finding } from '../finding.js';
import { actionTraps, conditionTraps, listedTokenNote, ruleNotes } from './condition-traps.js';
import { coverNote } from './cover-trap.js';
import { deviceNameTrap, othersTrap, removalTraps } from './device-traps.js';
import { enrolTrap, listTrap, passwordTrap } from './enrol-traps.js';
import { refusalTrap, variableTraps } from './form-traps.js';
import { wrongResourceTrap } from './resource-traps.js';
import { roleNote } from './role-traps.js';
import { allowTraps, denyTraps } from './rule-traps.js';
import type { Subject, Trap } from './subject.js';
import { undoTrap } from './undo-trap.js';

/** In the order in which they matter. */
const TRAPS: readonly Trap[] = [
  refusalTrap,
  conditionTraps,
  denyTraps,
  allowTraps,
  undoTrap,
  coverNote,
  wrongResourceTrap,
  enrolTrap,
  removalTraps,
  deviceNameTrap,
  othersTrap,
  variableTraps,
  listTrap,
  passwordTrap,
  actionTraps,
  listedTokenNote,
  roleNote,
  ruleNotes,
];

/** All that is found in a policy: what is to be mended first, then what is good to know. */
export function findingsIn(subject: Subject): readonly Finding[] {
  const found = TRAPS.flatMap((trap) => trap(subject));
  return [
    ...found.filter(({ level }) => level === 'problem'),
    ...found.filter(({ level }) => level === 'note'),
  ];
}

import type { ClassFile } from '../../../lessons/class/class-file.js';
import type { SavedState } from '../../../ui/store/model.js';
import type { ClassReading } from '../command.js';
import type { MachineFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import { note, problem } from './finding.js';
import { qrWindow } from './qr-window.js';

const UNUSABLE = problem(
  'class-unusable',
  'The class that you joined cannot be used.',
  'Ask for its file again, or leave it: mfa-lab join --leave.',
);

/** What a class needs, and this computer has not. */
export function classFindings(
  machine: MachineFacts,
  joined: ClassReading,
  settings: SavedState['settings'],
): readonly Finding[] {
  if (joined.kind === 'none') return [];
  if (joined.kind === 'unusable') return [UNUSABLE];
  const { file } = joined;
  return [...versionFindings(machine, file), ...phoneFindings(machine, file, settings)];
}

function versionFindings({ version }: MachineFacts, { program }: ClassFile): readonly Finding[] {
  if (program === null || program === version) return [];
  return [
    problem(
      'class-version',
      `The class was planned for mfa-lab ${program.slice(0, 16)}; this is ${version}.`,
      'Use the program that your facilitator hands out.',
    ),
  ];
}

function phoneFindings(
  machine: MachineFacts,
  { phone }: ClassFile,
  settings: SavedState['settings'],
): readonly Finding[] {
  const isOther = phone !== 'ask' && settings.phone !== null && settings.phone !== phone;
  const other = phone === 'own' ? 'your own phone' : "the lab's phone";
  return [
    ...(isOther
      ? [
          note(
            'class-phone',
            `The class works with ${other}; the other one is set.`,
            'p in the list changes it.',
          ),
        ]
      : []),
    ...(phone === 'own' ? qrFindings(machine) : []),
  ];
}

/** Only a phone of one's own has to scan the code. */
function qrFindings(machine: MachineFacts): readonly Finding[] {
  const { columns, rows, fit } = qrWindow(machine);
  const { size, lab } = machine;
  if (fit !== 'too-small' || size === null || lab.isPlain) return [];
  return [
    problem(
      'class-qr-code',
      `Own phones: the QR code needs ${columns}x${rows}, this window has ${size.columns}x${size.rows}.`,
      'Make the window larger, or the font smaller.',
    ),
  ];
}

import type { DataFacts, LabMode, MachineFacts } from './doctor-facts.js';
import type { Finding } from './finding.js';
import type { QrWindow } from './qr-window.js';

/** What the verdict hangs on. */
interface Judged extends Pick<MachineFacts, 'version' | 'node'> {
  readonly findings: readonly Finding[];
  readonly terminal: { readonly columns: number | null; readonly rows: number | null };
  readonly lab: Pick<LabMode, 'isPlain'>;
  readonly data: Pick<DataFacts, 'writeProblem'>;
  readonly qr: Pick<QrWindow, 'fit'>;
}

/** `READY  mfa-lab 0.1.0, Node 20.20.2, 80x24, QR fits, can save`, or how many things are to do: the first line of all. */
export function wordVerdict({ version, node, findings, terminal, lab, data, qr }: Judged): string {
  const problems = findings.filter(({ level }) => level === 'problem').length;
  if (problems > 0) return `NOT READY  ${problems} ${problems === 1 ? 'thing' : 'things'} to do`;
  const size = terminal.columns === null ? 'size unknown' : `${terminal.columns}x${terminal.rows}`;
  return [
    `READY  mfa-lab ${version}`,
    `Node ${node}`,
    ...(lab.isPlain ? ['as lines'] : [size, QR_WORDS[qr.fit]]),
    data.writeProblem === null ? 'can save' : 'cannot save',
  ].join(', ');
}

const QR_WORDS = {
  fits: 'QR fits',
  'too-small': 'QR does not fit',
  hidden: 'QR is hidden',
  unknown: 'QR not looked at',
} as const;

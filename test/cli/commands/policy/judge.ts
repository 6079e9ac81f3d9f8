import { readArgs } from '../../../../src/cli/arguments/args.js';
import type { Output } from '../../../../src/cli/commands/command.js';
import type { Finding } from '../../../../src/cli/commands/policy/finding.js';
import type { PolicyReport } from '../../../../src/cli/commands/policy/policy-report.js';
import { runCommand } from '../../../../src/cli/commands/run-command.js';
import { fakePorts } from '../ports.js';

/** What `mfa-lab policy` answers to a text. */
export async function judge(text: string, ...options: readonly string[]): Promise<Output> {
  const command = readArgs(['policy', 'mine.json', ...options]);
  if (command.kind !== 'policy') throw new Error('no command was read');
  return runCommand(command, fakePorts({ text: { kind: 'read', text } }).ports);
}

/** The same, as scripts read it. */
export async function report(text: string): Promise<PolicyReport> {
  const output = await judge(text, '--json');
  if (output.error !== undefined) throw new Error(output.remarks.join(' '));
  const read: PolicyReport = JSON.parse(output.text);
  return read;
}

/** What is found in the only policy of a text. */
export async function findings(text: string): Promise<readonly Finding[]> {
  const { policies } = await report(text);
  const [only] = policies;
  if (only === undefined || policies.length > 1) throw new Error(`${policies.length} policies`);
  return only.findings;
}

/** Names and lines of what is to be mended. */
export async function problems(text: string): Promise<readonly string[]> {
  return (await findings(text)).filter(({ level }) => level === 'problem').map(({ id }) => id);
}

/** Names of what is good to know. */
export async function notes(text: string): Promise<readonly string[]> {
  return (await findings(text)).filter(({ level }) => level === 'note').map(({ id }) => id);
}

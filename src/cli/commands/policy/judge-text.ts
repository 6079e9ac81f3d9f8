import type { FailedReading } from '../../../ui/store/text-reading.js';
import type { CommandPorts, Output } from '../command.js';
import type { JudgedPolicy } from './judged-policy.js';
import { judgedPolicy } from './judged-policy.js';
import type { PolicyReport } from './policy-report.js';
import { policyReport } from './policy-report.js';
import { policyText } from './policy-text.js';
import { findPolicies, MOST_POLICIES } from './read/find-policies.js';
import { HOW_FROM_TERRAFORM, isTerraform, readTree } from './read/read-text.js';
import type { Unread } from './read/tree.js';

/** `policy` as it was asked for. */
export interface PolicyCommand {
  readonly kind: 'policy';
  /** Null for the standard input. */
  readonly file: string | null;
  /** As the text is called in answers. */
  readonly name: string;
  readonly json: boolean;
}

/** `policy`: whom a policy catches, whom it misses, and the well-known traps. */
export async function judgePolicy({ file, name, json }: PolicyCommand, ports: CommandPorts): Promise<Output> {
  const reading = await ports.readText(file);
  if (reading.kind !== 'read') return unreadable(wordReading(name, reading));
  const read = await treeOf(reading.text);
  if (!read.ok) return unreadable(wordUnread(name, read.failure));
  const found = findPolicies(read.value);
  if (found.length === 0) {
    return isTerraform(reading.text)
      ? unreadable(wordUnread(name, { line: null, reason: HOW_FROM_TERRAFORM }))
      : unreadable(`${name} has no policy in it: nothing has a Statement. ${WHERE}`);
  }
  const judged: JudgedPolicy[] = [];
  const skipped: PolicyReport['skipped'][number][] = [];
  for (const one of found.slice(0, MOST_POLICIES)) {
    const policy = judgedPolicy(one);
    if (policy.ok) judged.push(policy.value);
    else
      skipped.push({ path: one.path, line: policy.failure.line ?? one.line, reason: policy.failure.reason });
  }
  const remarks = skipped.map((one) =>
    wordUnread(one.path === '' ? name : `${name}, ${shortened(one.path)}`, one),
  );
  if (found.length > MOST_POLICIES) {
    remarks.push(
      `Only the first ${MOST_POLICIES} policies of ${name} were judged. Give the others in parts.`,
    );
  }
  if (judged.length === 0) return unreadable(remarks.join(' '));
  const report = policyReport(judged, skipped);
  return {
    text: json ? JSON.stringify(report) : policyText(report),
    remarks,
    exitCode: report.ok ? 0 : 1,
  };
}

/** Readers go deep into what nobody wrote by hand; that is then no policy, and no mistake of the program. */
async function treeOf(text: string): ReturnType<typeof readTree> {
  try {
    return await readTree(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, failure: { line: null, reason: 'it goes too deep for a policy' } };
  }
}

const WHERE =
  'Give a policy as JSON or YAML, a CloudFormation template, or what the aws command prints of one: aws iam get-policy-version, get-user-policy, get-group-policy, get-role.';

function unreadable(remark: string): Output {
  return { text: '', remarks: [remark], exitCode: 2, error: 'unreadable-policy' };
}

/** What comes out of somebody's file is not repeated at any length. */
function shortened(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}...` : words;
}

const LONGEST = 200;

function wordUnread(name: string, { line, reason: whole }: Unread): string {
  const reason = whole.length > 3 * LONGEST ? `${whole.slice(0, 3 * LONGEST)}...` : whole;
  return `${name} cannot be judged${line === null ? '' : ` (line ${line})`}: ${reason}.`;
}

function wordReading(name: string, reading: FailedReading): string {
  switch (reading.kind) {
    case 'too-large':
      return `${name} is too large for a policy. Give the part of it that is one.`;
    case 'not-a-file':
      return `${name} is not a file. Give the name of one, or - for the standard input.`;
    case 'not-text':
      return `${name} is not a text. Give a policy as JSON or YAML.`;
    case 'failed':
      return `${name} cannot be read (${reading.reason}). Give the name of a file that is there and yours to read.`;
  }
}

import type { Result } from '../../../../sim/base/result.js';
import { fail } from '../../../../sim/base/result.js';
import { readJson } from './read-json.js';
import type { Tree, Unread } from './tree.js';

/** A few opens in a row are no policy, and readers go as deep as they are led. */
const DEEPEST = 200;

/** How Terraform begins, and what policies are written with in it. */
const TERRAFORM =
  /^\s*(resource|data|module|variable|locals|output|provider|terraform)\b[^\n{:=]*\{|aws_iam_policy_document|jsonencode\s*\(/m;

/** Whether a text is in Terraform's language. */
export function isTerraform(text: string): boolean {
  return TERRAFORM.test(text);
}

/** What to do with it. */
export const HOW_FROM_TERRAFORM =
  'it is Terraform, whose language is not read here. Give what it makes of it: terraform show -json > state.json, then mfa-lab policy state.json; or what AWS has: aws iam get-policy-version --policy-arn ARN --version-id v1';

/** Reads JSON with comments, or YAML, whose reader is loaded for YAML alone; and says of Terraform what to do. */
export async function readTree(text: string): Promise<Result<Tree, Unread>> {
  const begin = /\S/.exec(withoutComments(text))?.[0];
  if (begin === undefined) return fail({ line: null, reason: 'there is nothing in it' });
  const isJson = begin === '{' || begin === '[';
  const deep = lineOfDepth(text, isJson);
  if (deep !== null) return fail({ line: deep, reason: 'it goes too deep for a policy' });
  if (isJson) return readJson(text);
  const { readYaml } = await import('./read-yaml.js');
  const read = readYaml(text);
  if (read.ok && read.value.kind !== 'value') return read;
  // Some of Terraform can be read as YAML, and some of YAML speaks of Terraform.
  if (isTerraform(text)) return fail({ line: null, reason: HOW_FROM_TERRAFORM });
  return read.ok ? fail({ line: null, reason: 'it is neither JSON nor YAML' }) : read;
}

/** The text from where something other than a comment begins. */
function withoutComments(text: string): string {
  return text.replace(/^(?:\s|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)+/, '');
}

/**
 * The line at which brackets, the columns that lines begin at, or the lists and keys begun on one line go too deep; null
 * where none does. A reader that is led deeper may use up all the memory for its stack, which nobody can catch.
 */
function lineOfDepth(text: string, isJson: boolean): number | null {
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    const begun = line.match(/(?:^|\s)[-?:](?=\s|$)/g)?.length ?? 0;
    if (!isJson && (indent > 2 * DEEPEST || begun > DEEPEST)) return index + 1;
    for (const bracket of line.match(/[[{}\]]/g) ?? []) {
      depth += bracket === '[' || bracket === '{' ? 1 : -1;
      if (depth > DEEPEST) return index + 1;
    }
  }
  return null;
}

import type { Result } from '../../../../sim/base/result.js';
import { fail, ok } from '../../../../sim/base/result.js';
import { readJson } from './read-json.js';
import type { Tree, Unread } from './tree.js';

/** A few opens in a row are no policy, and readers go as deep as they are led. */
const DEEPEST = 200;

/** How Terraform begins, and what policies are written with in it. */
const TERRAFORM =
  /^\s*(resource|data|module|variable|locals|output|provider|terraform)\b[^\n{:=]*\{|aws_iam_policy_document|jsonencode\s*\(/m;

const HOW_FROM_TERRAFORM =
  'it is Terraform, whose language is not read here. Give what it makes of it: terraform show -json > state.json, then mfa-lab policy state.json; or what AWS has: aws iam get-policy-version --policy-arn ARN --version-id v1';

/** Reads JSON with comments, or YAML, and says of Terraform what to do. YAML's reader is loaded for YAML alone. */
export async function readTree(text: string): Promise<Result<Tree, Unread>> {
  const begin = /\S/.exec(withoutComments(text))?.[0];
  if (begin === undefined) return fail({ line: null, reason: 'there is nothing in it' });
  const deep = lineOfDepth(text);
  if (deep !== null) return fail({ line: deep, reason: 'it goes too deep for a policy' });
  if (begin === '{' || begin === '[') return readJson(text);
  if (TERRAFORM.test(text)) return fail({ line: null, reason: HOW_FROM_TERRAFORM });
  const { readYaml } = await import('./read-yaml.js');
  const read = readYaml(text);
  if (!read.ok) return read;
  return read.value.kind === 'value'
    ? fail({ line: null, reason: 'it is neither JSON nor YAML' })
    : ok(read.value);
}

/** The text from where something other than a comment begins. */
function withoutComments(text: string): string {
  return text.replace(/^(?:\s|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)+/, '');
}

/** The line at which brackets, or the columns that a line begins at, go too deep; null where none does. */
function lineOfDepth(text: string): number | null {
  let depth = 0;
  let line = 1;
  for (const [token] of text.matchAll(/\n *(?:- ?)*|[[{}\]]/g)) {
    if (token.startsWith('\n')) {
      line += 1;
      if (token.length > 4 * DEEPEST) return line;
    } else if (token === '[' || token === '{') depth += 1;
    else depth -= 1;
    if (depth > DEEPEST) return line;
  }
  return null;
}

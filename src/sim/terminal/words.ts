import type { Result } from '../base/result.js';
import { fail, ok } from '../base/result.js';
import { lookUp } from '../base/table.js';

/** What stands behind `$NAME`. */
export type Variables = { readonly [name: string]: string };

/** A command of a line, and what has to be true of the one before it. */
export interface ParsedCommand {
  readonly after: ';' | '&&' | '||';
  readonly words: readonly Word[];
}

/** A word of a command. */
export interface Word {
  readonly text: string;
  /** Its first characters were typed as they are, without quotes: `A=b` is an assignment, `"A=b"` none. */
  readonly plainStart: number;
}

/** What a program of `sh` cannot have in a name. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const OPERATORS = ['&&', '||', ';'] as const;

/** Signs that mean something to a real shell and nothing to this one. */
const UNKNOWN_SIGNS = /^[|&<>`()]/;

/** A word in the making. */
interface Draft {
  text: string;
  plainStart: number;
  isQuoted: boolean;
}

/**
 * Reads a line as `bash` does: words, quotes, `\`, `$NAME`, `~`, and commands one after the other. What the shell of the
 * lab does not have is refused by name. Words are made when their command is run: see `wordsOf`.
 */
export function splitCommands(line: string): Result<readonly RawCommand[], string> {
  const commands: RawCommand[] = [];
  let after: ParsedCommand['after'] = ';';
  let start = 0;
  let at = 0;
  let quote = '';
  const push = (end: number) => {
    const source = line.slice(start, end);
    if (source.trim() !== '') commands.push({ after, source });
    return source.trim() !== '';
  };
  while (at < line.length) {
    const sign = line.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
      at += sign === '\\' && quote === '"' ? 2 : 1;
      continue;
    }
    const rest = line.slice(at);
    const operator = OPERATORS.find((one) => rest.startsWith(one));
    if (operator !== undefined) {
      if (!push(at)) return fail(`syntax error near unexpected token \`${operator}'`);
      after = operator;
      at += operator.length;
      start = at;
    } else if (sign === '#' && /^$|\s/.test(line.charAt(at - 1))) {
      push(at);
      return ok(commands);
    } else if (UNKNOWN_SIGNS.test(rest) || rest.startsWith('$(')) {
      return fail(notInThisShell(rest.startsWith('$(') ? '$(' : sign));
    } else {
      if (sign === '"' || sign === "'") quote = sign;
      at += sign === '\\' ? 2 : 1;
    }
  }
  if (quote !== '') return fail(`unexpected EOF while looking for matching \`${quote}'`);
  return !push(line.length) && after !== ';' ? fail('syntax error: unexpected end of file') : ok(commands);
}

/** A command as it was typed. */
export interface RawCommand {
  readonly after: ParsedCommand['after'];
  readonly source: string;
}

function notInThisShell(sign: string): string {
  return `the lab's shell is a small one: it does not know \`${sign}'. Type help for what it knows`;
}

/** The words of a command, with the variables as they are now. */
export function wordsOf(
  source: string,
  variables: Variables,
  lastExit: number,
  home: string,
): readonly Word[] {
  const words: Word[] = [];
  let draft: Draft | null = null;
  let quote = '';
  let at = 0;
  const add = (text: string, isPlain: boolean) => {
    draft ??= { text: '', plainStart: 0, isQuoted: false };
    if (isPlain && !draft.isQuoted) draft.plainStart += text.length;
    else draft.isQuoted = true;
    draft.text += text;
  };
  const end = () => {
    if (draft !== null) words.push({ text: draft.text, plainStart: draft.plainStart });
    draft = null;
  };
  while (at < source.length) {
    const sign = source.charAt(at);
    const rest = source.slice(at);
    const named = quote === "'" ? null : /^\$(?:(\?)|\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest);
    if (named !== null) {
      const [all, status, braced, bare] = named;
      const value = status === undefined ? (lookUp(variables, braced ?? bare ?? '') ?? '') : String(lastExit);
      // A variable that is empty makes no word, unless it stands in quotes.
      if (quote !== '' || value !== '') {
        if (quote === '')
          for (const [index, part] of value.split(/[ \t\n]+/).entries()) {
            if (index > 0) end();
            if (part !== '') add(part, false);
          }
        else add(value, false);
      }
      at += all.length;
    } else if (quote !== '') {
      if (sign === quote) {
        quote = '';
        at += 1;
      } else if (sign === '\\' && quote === '"' && /^["\\$`]/.test(source.charAt(at + 1))) {
        add(source.charAt(at + 1), false);
        at += 2;
      } else {
        add(sign, false);
        at += 1;
      }
    } else if (/\s/.test(sign)) {
      end();
      at += 1;
    } else if (sign === '"' || sign === "'") {
      add('', false);
      quote = sign;
      at += 1;
    } else if (sign === '\\') {
      add(source.charAt(at + 1), false);
      at += 2;
    } else if (sign === '~' && draft === null && /^~(?:\/|\s|$)/.test(rest)) {
      add(home, true);
      at += 1;
    } else {
      add(sign, true);
      at += 1;
    }
  }
  end();
  return words;
}

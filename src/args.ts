import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type CliCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'lab';
      readonly lesson: string | null;
      readonly dataDir: string | null;
      readonly noColor: boolean;
    }
  | { readonly kind: 'wrong-usage'; readonly message: string };

/** Reads the arguments after the program's name. */
export function readArgs(args: readonly string[]): CliCommand {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
        'data-dir': { type: 'string' },
        'no-color': { type: 'boolean' },
      },
    });
    if (values.help === true) return { kind: 'help' };
    if (values.version === true) return { kind: 'version' };
    const [lesson, ...more] = positionals;
    if (more.length > 0)
      return { kind: 'wrong-usage', message: `One lesson at a time: ${positionals.join(' ')}` };
    const dataDir = values['data-dir'];
    if (dataDir?.trim() === '') return { kind: 'wrong-usage', message: '--data-dir needs a folder' };
    return {
      kind: 'lab',
      lesson: lesson ?? null,
      dataDir: dataDir ?? null,
      noColor: values['no-color'] === true,
    };
  } catch (error) {
    // parseArgs explains wrong options well, in its first sentence.
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'wrong-usage', message: message.split('. ')[0] ?? message };
  }
}

import type { Result } from '../../../sim/base/result.js';
import { fail, ok } from '../../../sim/base/result.js';
import type { Given } from '../../arguments/option.js';
import { askedSecret, KEY_USAGE, SECRET_OPTION } from '../key/key-options.js';
import type { CommandSpec } from '../spec.js';
import type { QrCommand, QrFormat } from './qr-command.js';

const OPTIONS = {
  png: {
    type: 'string',
    value: 'FILE',
    help: [
      'a picture that only you can read; a file that exists is kept,',
      'and a folder, link, pipe or device stays also with --force',
    ],
  },
  svg: { type: 'string', value: 'FILE', help: ['the same as SVG'] },
  text: {
    type: 'boolean',
    help: ['on the terminal (the default), also where TERM names', 'a terminal without colours'],
  },
  ascii: { type: 'boolean', help: ['no half blocks: coloured spaces, twice as large'] },
  force: { type: 'boolean', help: ['replace FILE'] },
  account: { type: 'string', value: 'NAME', help: ['the name of the entry'] },
  ...SECRET_OPTION,
} as const;

export const qrSpec: CommandSpec<QrCommand, typeof OPTIONS> = {
  line: ['qr', 'the QR code of a key, on the terminal or as a picture'],
  usage: `mfa-lab qr [--png FILE|--svg FILE|--text] [--account NAME] [--ascii]
           [--force] ${KEY_USAGE}`,
  about: `Draws the QR code that puts a key on a phone. On the phone it is called MFA
Lab, never AWS, so that it replaces no real entry.`,
  options: OPTIONS,
  answer: `The code is drawn in black on white even with NO_COLOR and into a pipe: without
its two colours no phone could read it. Where the locale is not UTF-8, and with
the setting ascii, it is drawn without half blocks, as in the lab.

Exit code: 0 success, 1 not drawn or not written, 2 wrong usage.`,
  takesWords: false,
  read(_words, given) {
    const format = readFormat(given);
    if (!format.ok) return format;
    return ok({
      kind: 'qr',
      ...askedSecret(given),
      at: null,
      format: format.value,
      account: given.text('account'),
      force: given.has('force'),
      ascii: given.has('ascii'),
    });
  },
  async run(command, ports) {
    const { qrCommand } = await import('./qr-command.js');
    return qrCommand(command, ports);
  },
};

function readFormat(given: Given<typeof OPTIONS>): Result<QrFormat, string> {
  const pictures = (['png', 'svg'] as const).flatMap((kind) => {
    const file = given.text(kind);
    return file === null ? [] : [{ kind, file }];
  });
  const [picture] = pictures;
  if (pictures.length + (given.has('text') ? 1 : 0) > 1)
    return fail('One of --text, --png and --svg at a time');
  if (picture !== undefined) {
    const { kind, file } = picture;
    return file.trim() === '' || file === '-' ? fail(`--${kind} needs the name of a file`) : ok(picture);
  }
  if (given.has('force')) return fail('--force goes with --png or --svg');
  return ok({ kind: 'terminal', isForced: given.has('text') });
}

import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../src/cli/arguments/args.js';
import { lessonsHere } from '../../../src/cli/arguments/unknown-word.js';
import { CATALOG } from '../../../src/lessons/catalog.js';
import { NO_NUMBER, PLANNED } from '../../helpers/course.js';
import { RFC_SEED } from '../../sim/scenario.js';

const LAB = {
  kind: 'lab',
  lesson: null,
  dataDir: null,
  noColor: false,
  plain: false,
  ascii: false,
  reducedMotion: false,
};
const SUBJECT = { secret: null, at: null, dataDir: null };
const CODE = { kind: 'code', ...SUBJECT, json: false };
const CHECK = { kind: 'check', ...SUBJECT, codes: ['123456'], json: false };
const EXPLAIN = { kind: 'explain', ...SUBJECT };
const QR = {
  kind: 'qr',
  ...SUBJECT,
  format: { kind: 'terminal', isForced: false },
  account: null,
  force: false,
  ascii: false,
};

describe('the arguments', () => {
  it.each([
    [[], LAB],
    [['5'], { ...LAB, lesson: '5' }],
    [['link-the-phone'], { ...LAB, lesson: 'link-the-phone' }],
    [['6.3'], { ...LAB, lesson: '6.3' }],
    [['link-the-phone.2', '--plain'], { ...LAB, lesson: 'link-the-phone.2', plain: true }],
    [['monday'], { ...LAB, lesson: 'monday' }],
    [['monday', '--seed', '7', '--plain'], { ...LAB, lesson: 'monday-7', plain: true }],
    [['monday-7'], { ...LAB, lesson: 'monday-7' }],
    [['--data-dir', '/tmp/x'], { ...LAB, dataDir: '/tmp/x' }],
    [['--data-dir=/tmp/x', '6'], { ...LAB, lesson: '6', dataDir: '/tmp/x' }],
    [['--no-color'], { ...LAB, noColor: true }],
    [['--plain'], { ...LAB, plain: true }],
    [
      ['5', '--plain', '--ascii', '--reduced-motion'],
      { ...LAB, lesson: '5', plain: true, ascii: true, reducedMotion: true },
    ],
    [['--help'], { kind: 'help', command: null }],
    [['-h', '5'], { kind: 'help', command: null }],
    [['-v'], { kind: 'version' }],
    [['--version', '--help'], { kind: 'help', command: null }],
  ])('%j are understood', (args, command) => {
    expect(readArgs(args)).toEqual(command);
  });

  it.each([
    [['4', '5'], '4 5'],
    [['6.99'], 'steps; 6.99 is none. mfa-lab list --steps shows them'],
    [['mondya'], 'Did you mean monday?'],
    [['5', '--seed', '7'], '--seed goes with monday: mfa-lab monday --seed 7'],
    [['--seed', '7'], '--seed goes with monday'],
    [['monday', '--seed', '0'], '--seed needs a whole number from 1 to 9999, and not "0"'],
    [['monday', '--seed', 'x'], '--seed needs a whole number from 1 to 9999, and not "x"'],
    [['monday', '5'], 'monday 5'],
    [['chekc', '123456'], 'Did you mean check? There is no command or lesson "chekc"'],
    [['chekc', '123456', '--secret', 'x', '--json'], 'Did you mean check?'],
    [['Doctor'], 'Did you mean doctor?'],
    [['expl'], 'Did you mean explain?'],
    [['help'], 'Did you mean --help?'],
    [['version'], 'Did you mean --version?'],
    [['link-the-fone'], 'Did you mean link-the-phone?'],
    [['link', 'the', 'phone'], 'Did you mean link-the-phone?'],
    [['foo'], 'There is no command or lesson "foo"; mfa-lab list shows the lessons'],
    [[NO_NUMBER], `There is no lesson ${NO_NUMBER}; ${lessonsHere(CATALOG)} are here`],
    [['123456'], 'A code goes behind check: mfa-lab check CODE'],
    [['123', '456'], 'A code goes behind check'],
    [['5', 'check'], 'A command goes first: mfa-lab check'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['--jsn'], "Did you mean --json? Unknown option '--jsn'"],
    [['--data-dir', 'a', '--data-dir=b'], '--data-dir is there twice; give it once'],
    [['-x'], '-x'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir', ' '], '--data-dir needs a folder'],
    [['--help=yes'], '--help'],
    [
      ['--json'],
      '--json goes with code, check, policy, odds, serve, env, list, status, settings, export, class, doctor, notes only',
    ],
    [['--yes'], '--yes goes with reset, present only'],
    [['--plain=yes'], '--plain'],
    [['5', '--secret', 'x'], '--secret goes with code, check, explain, qr only'],
  ])('%j are refused, and the message says which', (args, words) => {
    const command = readArgs(args);

    expect(command).toMatchObject({
      kind: 'wrong-usage',
      message: expect.stringContaining(words),
      command: null,
    });
  });

  it.each(PLANNED)('$number and $id are refused while the lesson is planned', ({ number, id, title }) => {
    for (const word of [String(number), id]) {
      expect(readArgs([word])).toMatchObject({
        kind: 'wrong-usage',
        message: expect.stringContaining(
          `Lesson ${number}, ${title}, is planned and not here yet; ${lessonsHere(CATALOG)} are`,
        ),
        command: null,
      });
    }
  });

  it.each([['--nonsense'], ['--at'], ['--secret', '-x'], ['--secret', '--json'], ['-5']])(
    'are refused in one line: %s',
    (...args) => {
      expect(readArgs(args)).toMatchObject({
        kind: 'wrong-usage',
        message: expect.not.stringContaining('\n'),
      });
    },
  );
});

describe('the arguments of a command', () => {
  it.each([
    [['code'], CODE],
    [['code', '--secret', '-', '--at', '59', '--json'], { ...CODE, secret: '-', at: '59', json: true }],
    [['--data-dir', '/tmp/x', 'code'], { ...CODE, dataDir: '/tmp/x' }],
    [['code', '--secret='], { ...CODE, secret: '' }],
    [['code', '--at', '-5'], { ...CODE, at: '-5' }],
    [['code', '--at=-5'], { ...CODE, at: '-5' }],
    [['code', '--no-color'], CODE],
    [['explain', '--at', '59'], { ...EXPLAIN, at: '59' }],
    [['policy', 'mine.json'], { kind: 'policy', file: 'mine.json', name: 'mine.json', json: false }],
    [['policy', '-', '--json'], { kind: 'policy', file: null, name: 'The standard input', json: true }],
    [['check', '123456'], CHECK],
    [['check', '--json', '123456', '234567'], { ...CHECK, codes: ['123456', '234567'], json: true }],
    [['check', '123', '456'], { ...CHECK, codes: ['123 456'] }],
    [['check', '123', '456', '234', '567'], { ...CHECK, codes: ['123 456', '234 567'] }],
    [['check', '123456', '234', '567'], { ...CHECK, codes: ['123456', '234 567'] }],
    [['check', '123 456', '234-567'], { ...CHECK, codes: ['123 456', '234-567'] }],
    [['check', '123'], { ...CHECK, codes: ['123'] }],
    [['check', '123', '123456'], { ...CHECK, codes: ['123', '123456'] }],
    [['check', '012345'], { ...CHECK, codes: ['012345'] }],
    [['qr'], QR],
    [['qr', '--text'], { ...QR, format: { kind: 'terminal', isForced: true } }],
    [['qr', '--png', 'x.png', '--force'], { ...QR, format: { kind: 'png', file: 'x.png' }, force: true }],
    [
      ['qr', '--svg', 'x.svg', '--account', 'a'],
      { ...QR, format: { kind: 'svg', file: 'x.svg' }, account: 'a' },
    ],
    [['check', '--help'], { kind: 'help', command: 'check' }],
    [['qr', '--ascii'], { ...QR, ascii: true }],
    [['qr', '-h'], { kind: 'help', command: 'qr' }],
    [['list'], { kind: 'list', dataDir: null, json: false, steps: false }],
    [['status', '--json'], { kind: 'status', dataDir: null, json: true }],
    [['doctor', '--data-dir', '/tmp/x'], { kind: 'doctor', dataDir: '/tmp/x', classFile: null, json: false }],
    [['settings'], { kind: 'settings', dataDir: null, name: null, value: null, json: false }],
    [['settings', 'plain'], { kind: 'settings', dataDir: null, name: 'plain', value: null, json: false }],
    [
      ['settings', 'route', 'quick', '--json'],
      { kind: 'settings', dataDir: null, name: 'route', value: 'quick', json: true },
    ],
    [['reset', 'step'], { kind: 'reset', dataDir: null, scope: 'step', lesson: null, yes: false }],
    [['reset', 'lesson', '-y'], { kind: 'reset', dataDir: null, scope: 'lesson', lesson: null, yes: true }],
    [
      ['reset', 'lesson', '5', '--data-dir', '/tmp/x'],
      { kind: 'reset', dataDir: '/tmp/x', scope: 'lesson', lesson: '5', yes: false },
    ],
    [
      ['reset', 'everything', '--yes'],
      { kind: 'reset', dataDir: null, scope: 'everything', lesson: null, yes: true },
    ],
    [['reset', '--help'], { kind: 'help', command: 'reset' }],
  ])('%j are understood', (args, command) => {
    expect(readArgs(args)).toEqual(command);
  });

  it.each([
    [['check'], 'check needs the code that the phone shows'],
    [['check', '123456', '234567', '345678'], 'check takes one code, or two in a row, and not 3'],
    [['code', '123456'], 'code takes nothing but options. A key goes behind --secret'],
    [['explain', 'x', 'y'], 'explain takes nothing but options'],
    [['policy'], 'policy needs a file, or - for the standard input'],
    [['odds', '5'], 'odds takes no "5"'],
    [['odds', '--tries', 'many'], '--tries needs a whole number from 1 to 100000000, and not "many"'],
    [['policy', 'a', 'b'], 'One file at a time, and not also b'],
    [['code', '--secret', 'a', '--secret', 'a'], '--secret is there twice; give it once'],
    [['check', '123456', '--at', '5', '--at=6'], '--at is there twice; give it once'],
    [['qr', '--png', 'a', '--png', 'b'], '--png is there twice; give it once'],
    [['check', '123456', '--jsno'], 'Did you mean --json?'],
    [
      ['explain', '--json'],
      '--json goes with code, check, policy, odds, serve, env, list, status, settings, export, class, doctor, notes only',
    ],
    [['code', '--plain'], '--plain goes with the lab, class, present, notes only'],
    [['list', '--ascii'], '--ascii goes with the lab, qr, present, notes only'],
    [['reset', 'step', '--reduced-motion'], '--reduced-motion goes with the lab, present only'],
    [['list', '5'], 'list takes no "5"'],
    [['export', 'a', 'b'], 'export takes one file: a b'],
    [['export', '-'], 'export needs the name of a file'],
    [['export', '--name', 'x'.repeat(41)], '--name has room for 40 characters'],
    [['join'], 'join needs the file of a class'],
    [['join', 'a', '--leave'], 'join --leave takes no file'],
    [['class'], 'class needs files, or a folder'],
    [['class', 'in', '--csv', 'rows'], '--csv takes people, questions, steps, and not "rows"'],
    [['class', 'in', '--csv', 'steps', '--json'], 'One of --json and --csv at a time'],
    [['class', 'in', '--csv', 'people', '--no-names'], '--csv people is a list of names'],
    [['class', 'in', '--since', 'noon'], '--since needs unix seconds'],
    [['doctor', 'x', 'y'], 'doctor takes no "x y"'],
    [['status', '--yes'], '--yes goes with reset, present only'],
    [
      ['reset', 'step', '--json'],
      '--json goes with code, check, policy, odds, serve, env, list, status, settings, export, class, doctor, notes only',
    ],
    [['settings', 'route', 'full', 'quick'], 'settings takes one name and one value: route full quick'],
    [['reset'], 'reset takes step, lesson or everything'],
    [['reset', 'all'], 'reset takes step, lesson or everything, not "all"'],
    [['reset', 'step', '5'], 'reset step takes no "5"'],
    [['reset', 'everything', '5'], 'reset everything takes no "5"'],
    [['reset', 'lesson', '5', '6'], 'One lesson at a time: 5 6'],
    [['code', '--png', 'x'], '--png goes with qr only'],
    [['qr', '--at', '5'], '--at goes with code, check, explain only'],
    [['qr', '--png', 'x', '--svg', 'y'], 'One of --text, --png and --svg at a time'],
    [['qr', '--text', '--png', 'x'], 'One of --text, --png and --svg at a time'],
    [['qr', '--png', '-'], '--png needs the name of a file'],
    [['qr', '--svg', ' '], '--svg needs the name of a file'],
    [['qr', '--force'], '--force goes with --png or --svg'],
    [['code', '--nonsense'], "Unknown option '--nonsense'"],
    [['code', '--secret'], '--secret'],
    [['code', '--data-dir', ''], '--data-dir needs a folder'],
  ])('%j are refused, and the message says which', (args, words) => {
    expect(readArgs(args)).toEqual({
      kind: 'wrong-usage',
      message: expect.stringContaining(words),
      command: args[0],
    });
  });
});

describe('a key in the wrong place', () => {
  const groups = RFC_SEED.match(/.{4}/g) ?? [];

  it.each([
    [[RFC_SEED]],
    [[RFC_SEED.toLowerCase()]],
    [[groups.join('-')]],
    [[`otpauth://totp/x?secret=${RFC_SEED}`]],
    [['5', RFC_SEED]],
    [['code', RFC_SEED]],
    [['explain', RFC_SEED]],
    [['qr', RFC_SEED]],
    [['code', '--secret', ...groups]],
    [['check', ...groups]],
    [['list', RFC_SEED]],
    [['reset', RFC_SEED]],
    [['reset', 'step', RFC_SEED]],
    [['reset', 'lesson', '5', RFC_SEED]],
    [['settings', 'phone', 'lab', RFC_SEED]],
    [[`--${RFC_SEED}`]],
  ])('%j is not repeated', (args) => {
    const command = readArgs(args);

    expect(command.kind).toBe('wrong-usage');
    const said = JSON.stringify(command)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '');
    expect(said).not.toContain(RFC_SEED.slice(4, 12));
  });

  it.each([[['code', RFC_SEED]], [['check', ...groups]], [[RFC_SEED]]])('%j is told its place', (args) => {
    expect(readArgs(args)).toMatchObject({ message: expect.stringContaining('A key goes behind --secret') });
  });
});

import { describe, expect, it } from 'vitest';
import { readArgs } from '../src/args.js';

const LAB = { kind: 'lab', lesson: null, dataDir: null, noColor: false };

describe('the arguments', () => {
  it.each([
    [[], LAB],
    [['5'], { ...LAB, lesson: '5' }],
    [['link-the-phone'], { ...LAB, lesson: 'link-the-phone' }],
    [['--data-dir', '/tmp/x'], { ...LAB, dataDir: '/tmp/x' }],
    [['--data-dir=/tmp/x', '6'], { ...LAB, lesson: '6', dataDir: '/tmp/x' }],
    [['--no-color'], { ...LAB, noColor: true }],
    [['--help'], { kind: 'help' }],
    [['-h', '5'], { kind: 'help' }],
    [['-v'], { kind: 'version' }],
    [['--version', '--help'], { kind: 'help' }],
  ])('%j are understood', (args, command) => {
    expect(readArgs(args)).toEqual(command);
  });

  it.each([
    [['4', '5'], '4 5'],
    [['--nonsense'], '--nonsense'],
    [['-x'], '-x'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir', ' '], '--data-dir needs a folder'],
    [['--help=yes'], '--help'],
  ])('%j are refused, and the message says which', (args, words) => {
    const command = readArgs(args);

    expect(command).toMatchObject({ kind: 'wrong-usage', message: expect.stringContaining(words) });
  });

  it('are refused in one line', () => {
    expect(readArgs(['--nonsense'])).not.toMatchObject({ message: expect.stringContaining('\n') });
  });
});

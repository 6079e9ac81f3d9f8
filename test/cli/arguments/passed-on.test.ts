import { describe, expect, it } from 'vitest';
import { readArgs } from '../../../src/cli/arguments/args.js';

describe('words for the AWS CLI', () => {
  it.each([
    ['aws sts get-caller-identity', {}, 'sts get-caller-identity'],
    ['aws -- --version', {}, '--version'],
    ['aws --version', {}, '--version'],
    ['aws iam help', {}, 'iam help'],
    ['aws iam list-users --help', {}, 'iam list-users --help'],
    ['aws --as omar --port 7000 iam list-users --as x', { as: 'omar', port: 7000 }, 'iam list-users --as x'],
    ['aws --as=omar -- --as x', { as: 'omar' }, '--as x'],
    ['--data-dir d aws s3 ls --data-dir e', { dataDir: 'd' }, 's3 ls --data-dir e'],
    ['aws', {}, ''],
    ['aws --', {}, ''],
    // Only the first of them is ours.
    ['aws -- -- x', {}, '-- x'],
  ])('%s goes on as it is', (line, ours, words) => {
    expect(readArgs(line.split(' '))).toEqual({
      kind: 'aws',
      dataDir: null,
      port: null,
      as: 'alice',
      ...ours,
      words: words === '' ? [] : words.split(' '),
    });
  });

  it('are none where our own help is asked for, or an option of ours is wrong', () => {
    expect(readArgs(['aws', '--help'])).toEqual({ kind: 'help', command: 'aws' });
    expect(readArgs(['aws', '--as', 'a b', 'sts'])).toMatchObject({ kind: 'wrong-usage', command: 'aws' });
    expect(readArgs(['aws', '--port', '0', 'sts'])).toMatchObject({
      message: '--port needs a whole number from 1 to 65535, and not "0"',
    });
    expect(readArgs(['code', 'aws'])).toMatchObject({ kind: 'wrong-usage', command: 'code' });
  });
});

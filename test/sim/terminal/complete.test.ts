import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/sim/terminal/complete.js';
import { openCliLab } from './aws/cli-lab.js';
import { type } from './terminal-lab.js';

const { world } = openCliLab();

describe('Tab', () => {
  it.each<[typed: string, ...becomes: string[]]>([
    ['', 'aws ', 'cat ', 'clear ', 'echo ', 'env ', 'export ', 'help ', 'history ', 'ls ', 'unset '],
    ['e', 'echo ', 'env ', 'export '],
    ['aw', 'aws '],
    ['aws', 'aws '],
    ['nobody'],
    ['aws s', 'aws s3 ', 'aws s3api ', 'aws sts '],
    ['aws sts get-', 'aws sts get-caller-identity ', 'aws sts get-session-token '],
    ['aws sts get-session-token --se', 'aws sts get-session-token --serial-number '],
    ['aws sts get-session-token --serial-number x --token-code 1 --s'],
    ['aws sts get-session-token --token-code '],
    [
      'aws --profile omar iam list-a',
      'aws --profile omar iam list-access-keys ',
      'aws --profile omar iam list-attached-user-policies ',
    ],
    [
      'aws sts get-caller-identity --profile s',
      'aws sts get-caller-identity --profile session ',
      'aws sts get-caller-identity --profile stranger ',
    ],
    [
      'aws sts get-caller-identity --output t',
      'aws sts get-caller-identity --output table ',
      'aws sts get-caller-identity --output text ',
    ],
    [
      'aws iam create-virtual-mfa-device --bootstrap-method B',
      'aws iam create-virtual-mfa-device --bootstrap-method Base32StringSeed ',
    ],
    ['aws s3 l', 'aws s3 ls '],
    ['aws configure s', 'aws configure set '],
    ['cat ~', 'cat ~/'],
    ['cat ~/.', 'cat ~/.aws/'],
    ['cat ~/.aws/c', 'cat ~/.aws/config ', 'cat ~/.aws/credentials '],
    ['ls .a', 'ls .aws/'],
    ['cat nowhere/'],
    ['echo a && aws st', 'echo a && aws sts '],
    ['A=1 aw', 'A=1 aws '],
    ['A='],
    ['export A='],
    ['export AWS_SESSION_TOKEN=LAB'],
    ['echo $HO', 'echo $HOME '],
    ['export US', 'export USER='],
    ['unset US', 'unset USER '],
    ['echo "aw'],
  ])('makes of "%s" what it may become', (typed, ...becomes) => {
    expect(complete(world, typed)).toEqual(becomes);
  });

  it('knows what was exported', () => {
    const lab = openCliLab();
    type(lab, 'export AWS_PROFILE=omar');

    expect(complete(lab.world, 'unset AWS_')).toEqual(['unset AWS_PROFILE ']);
  });
});

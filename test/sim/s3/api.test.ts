import { describe, expect, it } from 'vitest';
import { keyOf, labOfPrograms, mfaOf, s3, tokenOf } from '../programs.js';
import { answerOf, granted, iam, lastEvent, putOlderSessions, refusalOf } from '../scenario.js';

const allowingBuckets = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 's3:ListBucket'], Resource: '*' }],
});

describe('ListBuckets', () => {
  it('lists the bucket of the account to who may', () => {
    const lab = labOfPrograms();
    const { alias } = lab.world.account;

    const { buckets } = answerOf(s3(lab, keyOf(lab, 'omar'), { operation: 'ListBuckets' }), 'buckets');

    expect(buckets).toEqual([{ name: `${alias}-reports`, createdAt: expect.any(Number) }]);
    expect(lastEvent(lab)).toMatchObject({ eventSource: 's3.amazonaws.com', eventName: 'ListBuckets' });
  });

  it('asks alice for a permission and for MFA, each for itself', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'alice');
    const session = tokenOf(lab, key, mfaOf(lab));
    const list = { operation: 'ListBuckets' } as const;
    expect(refusalOf(s3(lab, session, list)).reason).toMatchObject({ isForWantOfMfa: false });

    granted(
      iam(
        lab,
        {
          operation: 'PutUserPolicy',
          userName: 'alice',
          policyName: 'Buckets',
          policyDocument: allowingBuckets,
        },
        'private',
      ),
    );

    granted(s3(lab, session, list));
    expect(refusalOf(s3(lab, key, list)).reason).toMatchObject({ isForWantOfMfa: true });
  });

  it('is for everybody who is let, in a browser, too', () => {
    const lab = labOfPrograms();

    granted(lab.ask({ kind: 's3', from: { browser: 'main' }, operation: 'ListBuckets' }));
  });

  it('is denied to older sessions with the rest', () => {
    const lab = labOfPrograms();
    const session = tokenOf(lab, keyOf(lab, 'alice'), mfaOf(lab));
    lab.wait(5);
    granted(
      iam(lab, { operation: 'PutUserPolicy', userName: 'alice', ...putOlderSessions(lab.now) }, 'private'),
    );

    expect(refusalOf(s3(lab, session, { operation: 'ListBuckets' })).reason.code).toBe('session-denied');
  });
});

describe('ListObjectsV2', () => {
  it('lists what lies in the bucket, from a beginning on', () => {
    const lab = labOfPrograms();
    const key = keyOf(lab, 'omar');
    const bucket = `${lab.world.account.alias}-reports`;
    const keys = (prefix?: string) =>
      answerOf(
        s3(lab, key, { operation: 'ListObjectsV2', bucket, ...(prefix === undefined ? {} : { prefix }) }),
        'objects',
      ).objects.map((object) => object.key);

    expect(keys()).toEqual(['customers.csv', 'salaries-2026.xlsx', 'website/index.html']);
    expect(keys('website/')).toEqual(['website/index.html']);
    expect(lastEvent(lab).details).toEqual({ bucketName: bucket, prefix: 'website/' });
  });
});

import { describe, expect, it } from 'vitest';
import { screenView } from '../../../src/ui/screens/screen-view.js';
import { isPredicting } from '../../../src/ui/store/shown-question.js';
import { textOf } from '../screens/shown-text.js';
import { FULL_DISPLAY } from '../text/displays.js';
import { LIST_BUCKETS, labWithDoor } from './outside-lab.js';

const LESSON = 'mfa-on-the-command-line';

describe('a call from another terminal', () => {
  it('ticks the goal at once, stands in the history, and has the reason of the lab beside the answer of AWS', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'the-plain-key');
    lab.effects.length = 0;

    const { status } = await call(keys(), LIST_BUCKETS);

    expect(status).toBe(403);
    expect(lab.session().isSolved).toBe(true);
    expect(lab.session().world.history.at(-1)).toMatchObject({
      eventName: 'ListBuckets',
      actor: 'alice',
      reason: { code: 'not-allowed' },
    });
    expect(lab.effects).toContain('save');
    const said = textOf(lab.model);
    expect(said).toContain('aws-cli/2.38.1 as alice: ListBuckets, refused.');
    expect(said).toContain('AccessDenied');
    expect(said).toContain('DenyWithoutMFA');
  });

  it('counts as a try, and can be taken back, but for the code', async () => {
    const { lab, call, keys, code, device } = labWithDoor(LESSON, 'which-arn');
    const session = { Action: 'GetSessionToken', SerialNumber: device(), TokenCode: code() };
    expect((await call(keys(), session)).status).toBe(200);
    expect((await call(keys(), session)).status).toBe(403);
    expect(lab.session().failedTries).toBe(1);
    expect(textOf(lab.model)).toContain('Each works once');

    lab.press('u', 'u');
    expect(lab.session().world.account.temporaryCredentials).toEqual([]);
    expect((await call(keys(), session)).status).toBe(403);
  });

  it('is shown at once: the page with the way in gives way', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'the-plain-key');
    lab.press('o');
    expect(lab.model.overlay?.kind).toBe('door');

    await call(keys(), LIST_BUCKETS);

    expect(lab.model.overlay).toBeNull();
  });

  it('T1: leaves what is half typed, with its focus, and the frame fits', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'the-plain-key');
    lab.press('enter', 'aws s3');

    await call(keys(), LIST_BUCKETS);

    expect(lab.session().isSolved).toBe(true);
    expect(lab.session().drafts.command).toBe('aws s3');
    expect(lab.model.isTyping).toBe(true);
    lab.press(' ls');
    expect(lab.session().drafts.command).toBe('aws s3 ls');
    expect(screenView(lab.model, FULL_DISPLAY).length).toBeLessThan(24);
  });

  it('leaves Enter to go on, where nothing is half typed', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'the-plain-key');

    await call(keys(), LIST_BUCKETS);
    lab.press('enter');

    expect(lab.session().stepId).toBe('a-key-for-a-session');
  });

  it('that comes while a phone is checked counts in the lesson, and leaves the check as it is', async () => {
    const { lab, call, keys, device } = labWithDoor(LESSON, 'which-arn');
    await call(keys(), { Action: 'GetSessionToken', SerialNumber: device(), TokenCode: '000000' });
    lab.press('c', '12');
    expect(lab.model.screen).toBe('check');

    await call(keys(), { Action: 'GetCallerIdentity' });

    expect(lab.model.check?.digits).toBe('12');
    expect(lab.session().world.history.at(-1)?.eventName).toBe('GetCallerIdentity');
    expect(lab.model.door.kind).toBe('open');
  });

  it('that comes on a page of text is told in short, and the page stays', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'a-key-for-a-session');
    await call(keys(), LIST_BUCKETS);

    const said = textOf(lab.model);
    expect(said).toContain('ListBuckets, refused.');
    expect(said).toContain('DenyWithoutMFA');
    expect(said).not.toContain('AccessDenied');
    expect(lab.session().stepId).toBe('a-key-for-a-session');
  });

  it('that comes before anybody has said what will happen opens the task, and shows what did', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'a-terminal');
    lab.press('enter');
    expect(isPredicting(lab.model)).toBe(true);

    await call(keys(), LIST_BUCKETS);

    expect(lab.session().isSolved).toBe(true);
    expect(isPredicting(lab.model)).toBe(false);
    expect(textOf(lab.model)).toContain('ListBuckets, refused.');
    lab.press('enter');
    expect(lab.session().stepId).toBe('a-key-for-a-session');
  });

  it('of a key of somewhere else changes nothing, and is told', async () => {
    const { lab, call } = labWithDoor(LESSON, 'the-plain-key');
    const { saved } = lab.model;

    const { status } = await call(
      { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) },
      { Action: 'GetCallerIdentity' },
    );

    expect(status).toBe(403);
    expect(lab.session().failedTries).toBe(0);
    expect(lab.model.saved.progress).toEqual(saved.progress);
    expect(textOf(lab.model)).toContain('aws-cli/2.38.1: GetCallerIdentity, refused.');
  });

  it('runs the script of lesson 11, with the key of the script', async () => {
    const { lab, call, keys } = labWithDoor('make-mfa-the-rule', 'the-old-key');

    expect((await call(keys(), LIST_BUCKETS)).status).toBe(200);

    expect(lab.session().isSolved).toBe(true);
  });

  it('finds keys of alice and of omar in the sandbox', async () => {
    const { call, keys } = labWithDoor('sandbox', 'play');
    expect((await call(keys('omar'), { Action: 'GetCallerIdentity' })).status).toBe(200);
    expect((await call(keys(), { Action: 'GetCallerIdentity' })).status).toBe(200);
  });

  it('of an operation with a name that nobody has is shortened', async () => {
    const { lab, call, keys } = labWithDoor(LESSON, 'the-plain-key');

    await call(keys(), { Action: 'X'.repeat(5000) });

    expect(textOf(lab.model)).not.toContain('X'.repeat(80));
  });
});

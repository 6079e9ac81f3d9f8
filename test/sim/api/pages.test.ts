import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../src/sim/api/pages.js';
import { answerOf, createDevice, createUser, iam, labOfAlice, openLab, refusalOf } from '../scenario.js';

describe('the pages of a list', () => {
  it('have each item once, in its order, and are as long as was asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (items, maxItems) => {
          const seen: number[] = [];
          let marker: string | undefined;
          for (let pages = 0; pages <= items.length; pages += 1) {
            const found = pageOf(items, { maxItems, ...(marker === undefined ? {} : { marker }) });
            if (!found.ok) throw new Error('A marker that came with a page is good');
            seen.push(...found.value.items);
            expect(found.value.items.length).toBeLessThanOrEqual(maxItems);
            expect(found.value.page.isTruncated).toBe(found.value.page.marker !== null);
            if (found.value.page.marker === null) break;
            marker = found.value.page.marker;
          }

          expect(seen).toEqual(items);
        },
      ),
    );
  });

  it('have a hundred items where nothing is asked', () => {
    const found = pageOf(Array.from({ length: 101 }), {});

    expect(found).toMatchObject({ ok: true, value: { page: { isTruncated: true } } });
    expect(found.ok && found.value.items.length).toBe(100);
  });

  it.each(['x', '1', 'LAB', 'LAB-1', 'LAB1.0', 'lab1', ' LAB1'])('have no marker %j', (marker) => {
    const found = pageOf([1, 2], { marker });

    expect(!found.ok && found.failure.error?.message).toBe('Invalid Marker.');
  });

  it('end where the list has become shorter meanwhile', () => {
    expect(pageOf([1], { marker: 'LAB5' })).toEqual({
      ok: true,
      value: { items: [], page: { isTruncated: false, marker: null } },
    });
  });
});

describe('a list of IAM', () => {
  it('of users goes on at the marker, and takes a path for a beginning', () => {
    const lab = openLab();
    createUser(lab, 'bea');
    const ask = (more: object) => answerOf(iam(lab, { operation: 'ListUsers', ...more }), 'users');

    const first = ask({ maxItems: 2 });
    const rest = ask({ maxItems: 2, marker: first.marker });

    expect([...first.users, ...rest.users].map(({ userName }) => userName)).toEqual(['alice', 'omar', 'bea']);
    expect([first.isTruncated, rest.isTruncated, rest.marker]).toEqual([true, false, null]);
    expect(ask({ pathPrefix: '/engineering/' }).users).toEqual([]);
    expect(ask({ pathPrefix: '/' }).users).toHaveLength(3);
  });

  it('of virtual devices is cut after the choice of those that are wanted', () => {
    const lab = openLab();
    for (const name of ['one', 'two', 'three']) createDevice(lab, name);
    const ask = (more: object) =>
      answerOf(
        iam(lab, { operation: 'ListVirtualMFADevices', assignmentStatus: 'Unassigned', ...more }),
        'virtual-mfa-devices',
      );

    const first = ask({ maxItems: 2 });

    expect(first.devices).toHaveLength(2);
    expect(ask({ marker: first.marker }).devices).toMatchObject([
      { serialNumber: expect.stringMatching(/three$/) },
    ]);
  });

  it('is refused for want of permission before its marker is looked at', () => {
    const call = { operation: 'ListUsers', marker: 'x' } as const;

    expect(refusalOf(iam(labOfAlice(), call)).reason.code).toBe('not-allowed');
    expect(refusalOf(iam(openLab(), call)).reason.code).toBe('invalid-marker');
  });
});

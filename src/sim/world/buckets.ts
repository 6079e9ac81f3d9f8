import type { EpochSeconds } from '../base/time.js';
import { addSeconds } from '../base/time.js';

/** What lies in a bucket: its name and its size. Nobody can read what is in it. */
export interface StoredObject {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  readonly modifiedAt: EpochSeconds;
}

/** A bucket of S3. There is one, so that what is allowed and what is denied can be told apart. */
export interface Bucket {
  readonly name: string;
  readonly createdAt: EpochSeconds;
  readonly objects: readonly StoredObject[];
}

const DAY = 24 * 3600;

/** The bucket of a new account. Names of buckets are unique in the world, and so is the alias. */
export function newBuckets(alias: string, now: EpochSeconds): readonly Bucket[] {
  const createdAt = addSeconds(now, -40 * DAY);
  const file = (key: string, size: number, days: number) => ({
    key,
    size,
    modifiedAt: addSeconds(now, -days * DAY),
  });
  return [
    {
      name: `${alias}-reports`,
      createdAt,
      objects: [
        file('customers.csv', 48_211, 3),
        file('salaries-2026.xlsx', 20_480, 12),
        file('website/index.html', 1_734, 30),
      ],
    },
  ];
}

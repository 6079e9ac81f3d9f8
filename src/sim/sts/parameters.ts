import type { Parameter } from '../api/shapes.js';
import type { StsOperation } from './requests.js';

// Facts: botocore's `sts/2011-06-15/service-2.json`.

/** `serialNumberType` and `tokenCodeType`. */
const MFA: readonly Parameter[] = [
  {
    name: 'serialNumber',
    shape: { type: 'text', min: 9, max: 256, pattern: ['[\\w+=/:,.@-]*', /^[\w+=/:,.@-]*$/] },
    isOptional: true,
  },
  {
    name: 'tokenCode',
    shape: { type: 'text', min: 6, max: 6, pattern: ['[\\d]*', /^[0-9]*$/] },
    isOptional: true,
  },
];

/** The shortest life of temporary credentials, and the longest: a session token's, and a role's. */
const SHORTEST = 900;
const LONGEST_TOKEN = 129_600;
const LONGEST_ROLE = 43_200;

/** The parameters of each operation, in the order of the model. */
export const STS_PARAMETERS: { readonly [Operation in StsOperation]: readonly Parameter[] } = {
  GetCallerIdentity: [],
  GetAccessKeyInfo: [
    {
      name: 'accessKeyId',
      shape: { type: 'text', min: 16, max: 128, pattern: ['[\\w]*', /^\w*$/] },
    },
  ],
  GetSessionToken: [
    {
      name: 'durationSeconds',
      shape: { type: 'whole', min: SHORTEST, max: LONGEST_TOKEN },
      isOptional: true,
    },
    ...MFA,
  ],
  AssumeRole: [
    {
      name: 'roleArn',
      // `arnType`; of its pattern only what can be shown is taken.
      shape: {
        type: 'text',
        min: 20,
        max: 2048,
        pattern: [
          '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
          /^[\t\n\r\u0020-\u007e\u0085\u00a0-\u{10ffff}]+$/u,
        ],
      },
    },
    {
      name: 'roleSessionName',
      shape: { type: 'text', min: 2, max: 64, pattern: ['[\\w+=,.@-]*', /^[\w+=,.@-]*$/] },
    },
    {
      name: 'durationSeconds',
      shape: { type: 'whole', min: SHORTEST, max: LONGEST_ROLE },
      isOptional: true,
    },
    ...MFA,
  ],
};

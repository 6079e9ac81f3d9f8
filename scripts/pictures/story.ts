import type { Camera } from './camera.js';
import { ENTER } from './visit.js';

/** A part of a film: what is done, and what the frame says of it. */
export interface Take {
  readonly caption: string;
  readonly walk: (camera: Camera) => Promise<void>;
}

/** A film: runs of the program, one after the other, in windows of one size. */
export interface Story {
  /** Of the file, without `.svg`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly cols: number;
  readonly rows: number;
  readonly runs: readonly { readonly args: readonly string[]; readonly takes: readonly Take[] }[];
  /** What is on the first shot, on the one that is shown where nothing moves, and on the last. */
  readonly start: string;
  readonly poster: string;
  readonly end: string;
}

/** How long something is shown, in milliseconds: to be read, to be seen, and to follow a hand. */
const READ_MS = 4200;
const SEE_MS = 2400;
const FOLLOW_MS = 800;

/** Why AWS did not take the two codes. */
const REFUSED = 'Those codes are 2 steps apart';
/** AWS's own words when it took them. */
const TAKEN = 'MFA device assigned';

/** How a phone becomes an MFA device. */
export const ENROLMENT: Story = {
  name: 'enrolment',
  title: 'mfa-lab: a phone becomes an MFA device',
  description:
    'A terminal, in thirty seconds. In lesson 5 a device is named alice-phone in the simulated AWS console, and its QR code is scanned by the phone of the lab. In lesson 6 two codes are typed with one left out between them: AWS says that the authentication code is not valid, and the lab says why: the codes are 2 steps apart, and AWS wants neighbours. Then two codes in a row are typed, and the MFA device is assigned.',
  cols: 80,
  rows: 24,
  start: 'Assign MFA device',
  poster: REFUSED,
  end: TAKEN,
  runs: [
    {
      args: ['5'],
      takes: [
        {
          caption: 'name the device',
          async walk(camera) {
            await camera.visit.skipTo('link-the-phone', 'name-the-device');
            camera.hold(SEE_MS);
            await camera.choose('[Assign MFA device]', ENTER);
            await camera.holdOn('Select MFA device', FOLLOW_MS);
            await camera.type('alice-phone');
            await camera.choose('( ) Authenticator app', ENTER);
            camera.hold(FOLLOW_MS);
            await camera.choose('[Next]', ENTER);
            await camera.holdOn('Set up device: alice-phone', SEE_MS);
          },
        },
        {
          caption: 'scan its QR code',
          async walk(camera) {
            await camera.choose('[Show QR code]', ENTER);
            await camera.holdOn('On the phone it is called', SEE_MS);
            await camera.visit.press('p');
            await camera.holdOn('Scanned', SEE_MS);
          },
        },
      ],
    },
    {
      args: ['6'],
      takes: [
        {
          caption: 'two codes, with one left out',
          async walk(camera) {
            await camera.visit.skipTo('two-consecutive-codes', 'two-in-a-row');
            // Left and opened again, it does not tell any more what was skipped.
            await camera.visit.press('l');
            await camera.visit.press(ENTER);
            await camera.holdOn('send AWS a pair', SEE_MS);
            await camera.type(camera.visit.phoneCode() + ENTER);
            await nextCode(camera);
            await nextCode(camera);
            await camera.type(camera.visit.phoneCode() + ENTER);
            await camera.holdOn(REFUSED, READ_MS);
          },
        },
        {
          caption: 'two in a row',
          async walk(camera) {
            await camera.type(camera.visit.phoneCode() + ENTER);
            await nextCode(camera);
            await camera.type(camera.visit.phoneCode() + ENTER);
            await camera.holdOn(TAKEN, READ_MS);
          },
        },
      ],
    },
  ],
};

/** All films, in the order in which a reader meets them. */
export const STORIES: readonly Story[] = [ENROLMENT];

/** Jumps to the next code of the phone of the lab. */
async function nextCode(camera: Camera): Promise<void> {
  await camera.visit.press('w');
  camera.hold(FOLLOW_MS);
}

import { describe, expect, it } from 'vitest';
import { screenWalker } from '../course/screen-walker.js';
import { someAttacks } from '../helpers/attack.js';
import { WORDS } from '../helpers/page-words.js';
import { ENTER, ESCAPE, openFromList, press, submit, temporaryFolder, toTwoCodes } from './lab.js';
import { openTimedLab } from './moving-clock.js';
import { OWN_CLOCKS } from './own-clocks.js';

/** The lab as one line of words. */
const words = (screen: string) => screen.replace(/[\s│]+/g, ' ');

describe.each(someAttacks(OWN_CLOCKS, 2))(
  "two codes of a phone of one's own that is %s, and was never seen before",
  (_name, offset) => {
    it('are accepted, both clocks are named, and the check lets the learner on', async () => {
      using data = temporaryFolder();
      const timed = openTimedLab(data.folder);
      using lab = timed.lab;
      const walker = screenWalker(timed);
      await openFromList(lab, 'b', 'two-consecutive-codes');
      await toTwoCodes(lab);
      await press(lab, 's', WORDS.beforeYouTry);
      await press(lab, 's', 'Now make the device');
      const entry = await walker.takeSecret();
      await press(lab, ESCAPE, WORDS.code1);
      const shown = () => entry.codeAt(timed.now() + offset);

      await press(lab, submit(shown()), WORDS.code1Noted);
      await timed.letPass();
      await press(lab, submit(shown()), 'MFA device assigned: ');

      expect(words(lab.screen())).not.toMatch(/[Ff]resh codes will fail/);
      // What is slow may have been typed late. Only another code can tell.
      if (offset < -90) {
        expect(words(lab.screen())).toMatch(/Is its clock slow, or this computer's fast\?.*c finds out/);
        expect(lab.screen()).not.toContain(WORDS.done);
        await press(lab, 'c', 'Check my phone');
        await press(lab, submit(shown()), 'is right: it is the code');
        await press(lab, ESCAPE, WORDS.done);
      }
      await press(lab, ENTER, 'Why does AWS want two codes in a row?');
    });
  },
);

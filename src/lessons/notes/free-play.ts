import type { LessonNotes } from './notes.js';

/** For the sandbox: nothing to solve, and no plan has it. */
export const freePlayNotes: LessonNotes = {
  lessonId: 'sandbox',
  goal: 'Their questions are tried out, instead of answered.',
  ifEarly: ['Let somebody else sit at the keyboard, and do what the room says.'],
  ifLate: [],
  steps: {
    play: {
      minutes: 0,
      say: ['We can try that. Everybody says first what AWS will do.'],
      ask: 'What if? Who has a case from work that we could play?',
      expect: [
        {
          heard: 'What does the real AWS do there?',
          reply: 'v says what is simulated. What nobody has shown, the lab calls not documented.',
        },
      ],
      act: 'alice, omar, root and a thief each have a browser. x starts over, u takes one thing back.',
    },
  },
};

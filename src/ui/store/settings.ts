import type { RouteId } from '../../lessons/engine/routes.js';
import type { ThemeChoice } from '../text/ground.js';

/** The phones that the learner may work with. */
export const PHONE_CHOICES = ['lab', 'own'] as const;

/** Which phone the learner works with; null until asked. */
export type PhoneChoice = (typeof PHONE_CHOICES)[number];

/** What the learner has set for good. */
export interface Settings {
  readonly phone: PhoneChoice | null;
  readonly route: RouteId;
  /** In a class, its plan is the route. */
  readonly followsClass: boolean;
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly reducedMotion: boolean;
  /** The colours that are taken: by the terminal's background, or always the same. */
  readonly theme: ThemeChoice;
}

/** What holds before anything is set. */
export const NOTHING_SET: Settings = {
  phone: null,
  route: 'full',
  followsClass: true,
  plain: false,
  ascii: false,
  reducedMotion: false,
  theme: 'auto',
};
